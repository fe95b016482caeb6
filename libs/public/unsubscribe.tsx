import { Body, Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ReactNode } from 'react';
import { Public } from '#accounts';
import { type Linked, Unsubscribe } from '#outreach';
import { Channel } from '#people';
import { type Language, type MessageKey, say } from '#platform';
import { Icon } from './icon.tsx';
import { addressIn, sayer } from './page.tsx';
import { type Page, Site } from './site.ts';

const ROUTE = ['unsubscribe/:token', ':language/unsubscribe/:token'];
const address = (token: string) => `/unsubscribe/${token}`;
/** What each button says: the sentence that is kept with the stop, or with the yes. */
const ASKED = {
  EMAIL: 'unsubscribe.button',
  ALL: 'unsubscribe.everything',
  AGAIN: 'unsubscribe.again',
} as const satisfies Record<string, MessageKey>;
type Scope = keyof typeof ASKED;

interface Props {
  readonly token: string;
  readonly language: Language;
}

function Button({ token, language, scope }: Props & { readonly scope: Scope }): ReactNode {
  return (
    <form method="post" action={addressIn(language, address(token))}>
      <button className={scope === 'EMAIL' ? 'btn big' : 'btn'} type="submit" name="scope" value={scope}>
        {say(language, ASKED[scope])}
      </button>
    </form>
  );
}

function AskPage(props: Props): ReactNode {
  const t = sayer(props.language);
  return (
    <div className="in plain">
      <h1>{t('unsubscribe.title')}</h1>
      <p className="lede">{t('unsubscribe.lede')}</p>
      <p>{t('unsubscribe.still')}</p>
      <Button {...props} scope="EMAIL" />
      <Mistake {...props} />
    </div>
  );
}

/** The same whoever reads it, and whether or not they stopped: whose link it is is told to nobody. */
function Mistake(props: Props): ReactNode {
  const t = sayer(props.language);
  return (
    <>
      <h2>{t('unsubscribe.byMistake')}</h2>
      <p>{t('unsubscribe.againText')}</p>
      <Button {...props} scope="AGAIN" />
    </>
  );
}

function AgainPage(props: Props): ReactNode {
  const t = sayer(props.language);
  return (
    <div className="in plain">
      <h1>{t('unsubscribe.title')}</h1>
      <p className="note good">
        <Icon name="check" />
        <b>{t('unsubscribe.againDone')}</b>
      </p>
      <p>{t('unsubscribe.againOthers')}</p>
      <Button {...props} scope="EMAIL" />
    </div>
  );
}

function DonePage(props: Props & { readonly scope: 'EMAIL' | 'ALL' }): ReactNode {
  const t = sayer(props.language);
  const all = props.scope === 'ALL';
  return (
    <div className="in plain">
      <h1>{t('unsubscribe.done')}</h1>
      <p className="note good">
        <Icon name="check" />
        <b>{t(all ? 'unsubscribe.doneAll' : 'unsubscribe.doneEmail')}</b>
      </p>
      <p>{t('unsubscribe.mistake')}</p>
      {!all && (
        <>
          <h2>{t('unsubscribe.more')}</h2>
          <p>{t('unsubscribe.moreText')}</p>
          <Button {...props} scope="ALL" />
        </>
      )}
      <Mistake {...props} />
    </div>
  );
}

function UnknownPage({ language }: { readonly language: Language }): ReactNode {
  const t = sayer(language);
  return (
    <div className="in plain">
      <h1>{t('unsubscribe.unknown')}</h1>
      <p className="lede">{t('unsubscribe.unknownText')}</p>
    </div>
  );
}

/**
 * The page behind the link of a mailing (RFC 8058). Opening it shows a button, since scanners open links; a POST from
 * anywhere, without cookies, stops mailings at once, and says the same however often it comes. One button is their own yes,
 * for whoever stopped by mistake and has no account: mail at their address is what the link shows to be theirs.
 */
@Controller()
export class UnsubscribeController {
  constructor(
    @Inject(Site) private readonly site: Site,
    @Inject(Unsubscribe) private readonly links: Unsubscribe,
  ) {}

  @Public()
  @Get(ROUTE)
  show(@Res() reply: FastifyReply, @Param('token') token: string, @Param('language') tag?: string): Promise<void> {
    return this.page(reply, token, tag, async (language) => <AskPage token={token} language={language} />);
  }

  @Public()
  @Post(ROUTE)
  @HttpCode(200)
  take(
    @Res() reply: FastifyReply,
    @Body() body: unknown,
    @Param('token') token: string,
    @Param('language') tag?: string,
  ): Promise<void> {
    const scope = scopeIn(body);
    return this.page(reply, token, tag, async (language, linked) => {
      // A mail program that stops by itself has shown none of our sentences.
      const wording = scope ? `${ASKED[scope]}@${language}` : null;
      if (scope === 'AGAIN') {
        await this.links.again(linked, `${ASKED.AGAIN}@${language}`);
        return <AgainPage token={token} language={language} />;
      }
      await this.links.stop(linked, Channel[scope ?? 'EMAIL'], wording);
      return <DonePage token={token} language={language} scope={scope ?? 'EMAIL'} />;
    });
  }

  private async page(
    reply: FastifyReply,
    token: string,
    tag: string | undefined,
    work: (language: Language, linked: Linked) => Promise<ReactNode>,
  ): Promise<void> {
    const linked = await this.links.read(token);
    const made = async (language: Language): Promise<Page> =>
      linked
        ? {
            path: address(token),
            title: say(language, 'unsubscribe.title'),
            unlisted: true,
            content: await work(language, linked),
          }
        : {
            path: '/',
            title: say(language, 'unsubscribe.unknown'),
            unlisted: true,
            status: 404,
            content: <UnknownPage language={language} />,
          };
    await this.site.send(reply, tag, made, linked?.organizationId);
  }
}

/** Which button it was; undefined for a mail program's `List-Unsubscribe=One-Click`, however it is encoded. */
function scopeIn(body: unknown): Scope | undefined {
  const { scope } = (typeof body === 'object' && body !== null ? body : {}) as { scope?: unknown };
  return scope === 'EMAIL' || scope === 'ALL' || scope === 'AGAIN' ? scope : undefined;
}
