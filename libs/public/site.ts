import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ReactNode } from 'react';
import { AccountsService } from '#accounts';
import { AppError, CONFIG, type Config, isLanguage, type Language, within } from '#platform';
import { type Frame, renderPage } from './page.tsx';

/** What a public page is made of: its frame, apart from what the site itself knows, and its content. */
export interface Page extends Omit<Frame, 'language' | 'organization' | 'practice'> {
  readonly content: ReactNode;
  readonly status?: number;
}

/** The answer to a form that was taken: an address of ours, which the browser opens by GET. */
export interface Redirect {
  readonly redirect: string;
}

/** Makes public pages for this installation's own organization, or for the one that a door leads to. */
@Injectable()
export class Site {
  constructor(
    @Inject(AccountsService) private readonly accounts: AccountsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Runs `work` for the organization in the language of the address, and sends the page that it makes. */
  async send(
    reply: FastifyReply,
    language: string | undefined,
    work: (language: Language) => Promise<Page | Redirect>,
    organizationId?: string,
  ): Promise<void> {
    const reading = this.language(language);
    const organization = await this.accounts.organizationOf(organizationId);
    if (!organization) throw new AppError('NOT_FOUND', 'notFound');
    // What somebody does on a public page they do as the public, also while they are signed in.
    const site = { organizationId: organization.id, language: reading, reader: undefined };
    const page = await within(site, () => work(reading));
    if ('redirect' in page) {
      await reply.header('cache-control', 'no-store').redirect(page.redirect, 303);
      return;
    }
    const { content, status = 200, ...frame } = page;
    const { practice } = this.config;
    const html = renderPage({ ...frame, language: reading, organization: organization.name, practice }, content);
    await reply.status(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
  }

  /** The language of an address: none is English, an unknown one is not an address of ours. */
  language(tag: string | undefined): Language {
    if (tag === undefined || tag === '') return 'en';
    if (!isLanguage(tag) || tag === 'en') throw new AppError('NOT_FOUND', 'notFound');
    return tag;
  }
}
