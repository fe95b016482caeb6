import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '#accounts';
import { Claims, PositionsService } from '#officials';
import { AppError, type Language } from '#platform';
import { IncidentPage, incidentPath, IncidentsPage } from './incidents.page.tsx';
import { sayer } from './page.tsx';
import { type Page, Site } from './site.ts';
import { Trouble } from './trouble.tsx';

/**
 * What happened and is told differently, for everybody. Claims about a person are left out here, whoever made them: what
 * is alleged of somebody is shown to the public only once two people have released it, and these pages have no release.
 */
@Controller()
export class IncidentsController {
  constructor(
    @Inject(Site) private readonly site: Site,
    @Inject(Claims) private readonly claims: Claims,
    @Inject(PositionsService) private readonly positions: PositionsService,
  ) {}

  @Public()
  @Get(['council/incidents', ':language/council/incidents'])
  async all(@Res() reply: FastifyReply, @Param('language') tag: string | undefined): Promise<void> {
    await this.page(reply, tag, async (language) => {
      const t = sayer(language);
      const view = await this.claims.incidents('public');
      const council = await this.positions.council(undefined, 'public');
      const content = <IncidentsPage view={view} council={council} writing={{ t, language, query: '' }} />;
      return { path: '/council/incidents', title: t('claims.title'), content, about: t('claims.lede') };
    });
  }

  @Public()
  @Get(['council/incidents/:code', ':language/council/incidents/:code'])
  async one(
    @Res() reply: FastifyReply,
    @Param('language') tag: string | undefined,
    @Param('code') code: string,
  ): Promise<void> {
    await this.page(reply, tag, async (language) => {
      const incident = await this.claims.incident(code, 'public');
      const council = await this.positions.council(undefined, 'public');
      const writing = { t: sayer(language), language, query: '' };
      const content = <IncidentPage incident={incident} council={council} writing={writing} />;
      return { path: incidentPath(incident.code), title: incident.title[language], content };
    });
  }

  /** Sends the page, or one that says that there is no such incident. */
  private page(reply: FastifyReply, tag: string | undefined, work: (language: Language) => Promise<Page>) {
    return this.site.send(reply, tag, async (language) => {
      try {
        return await work(language);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        const t = sayer(language);
        const content = <Trouble message={t(error.key, error.params)} language={language} />;
        return { path: '/council/incidents', title: t('claims.title'), content, status: 404, unlisted: true };
      }
    });
  }
}
