import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccountsService } from '#accounts';
import { isLanguage, isMessageKey, type Language, languageOf, say } from '#platform';
import { addressIn, renderPage } from './page.tsx';

/** Addresses that speak to programs, or to the console: they are answered in JSON whatever they accept. */
const NOT_PAGES = /^\/(?:api|graphql|console|healthz|readyz|people)(?:[/?]|$)/;

/** Writes an error as a page, in the language of the address, and nothing about what went wrong inside. */
@Injectable()
export class ErrorPages {
  constructor(@Inject(AccountsService) private readonly accounts: AccountsService) {}

  /** Whether somebody looks at a public page, and not a program at an interface. */
  wants({ url, headers }: Pick<FastifyRequest, 'url' | 'headers'>): boolean {
    return !NOT_PAGES.test(url) && Boolean(headers.accept?.includes('text/html'));
  }

  /** The language of an address; the reader's own where an address has none. */
  language({ url, headers }: Pick<FastifyRequest, 'url' | 'headers'>): Language {
    const tag = /^\/([a-z]{2})(?=[/?]|$)/.exec(url)?.[1];
    return isLanguage(tag) ? tag : languageOf(headers['accept-language']);
  }

  /** `message` is what the reader may be told beside what a status means anyway. */
  async send(request: FastifyRequest, reply: FastifyReply, status: number, message: string): Promise<void> {
    const language = this.language(request);
    const kind = status === 401 ? 403 : [400, 403, 404, 429, 503].includes(status) ? status : status < 500 ? 400 : 500;
    const known = `error.text.${kind}`;
    const title = say(language, `error.title.${kind}` as 'error.title.400');
    // The database may be what went wrong: then the page names nobody.
    const organization = await this.accounts.organizationOf().catch(() => null);
    const html = renderPage(
      { language, path: '/', title, organization: organization?.name ?? '', unlisted: true },
      <div className="in plain">
        <h1>{title}</h1>
        <p className="lede">{isMessageKey(known) ? say(language, known) : message}</p>
        <p>
          <a className="btn big" href={addressIn(language, '/')}>
            {say(language, 'error.home')}
          </a>
        </p>
      </div>,
    );
    await reply.status(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
  }
}
