import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AccountsService, Public } from '#accounts';
import {
  type CouncilView,
  DemandPages,
  FiguresService,
  PopoloService,
  type PositionRow,
  PositionsService,
  Scores,
} from '#officials';
import { AppError, CONFIG, type Config, type Language, within } from '#platform';
import { CARD, cardSvg } from './card.svg.ts';
import { cardKey, Cards } from './council.card.ts';
import { councilCsv } from './council.csv.ts';
import { DemandPage, demandPath } from './council.demand.tsx';
import { FigurePage } from './council.figure.tsx';
import { cellPath, figurePath, seatWords, titleOf, type Writing } from './council.grid.tsx';
import { LedgerPage } from './council.ledger.tsx';
import { MethodPage } from './council.method.tsx';
import { CouncilPage } from './council.page.tsx';
import { sayer } from './page.tsx';
import { type Page, Site } from './site.ts';
import { Trouble } from './trouble.tsx';

/** A day that is asked for once: `?asOf=a&asOf=b` is no day. */
const one = (asOf: unknown): string | undefined =>
  asOf === undefined || asOf === '' ? undefined : typeof asOf === 'string' ? asOf : JSON.stringify(asOf);

/** The code of a figure by the last part of their address. */
const codeOf = (figure: string) => `per:${figure.slice(0, 60)}`;
const queryOf = ({ asOf, closingDate }: CouncilView) => (asOf === closingDate ? '' : `?asOf=${asOf}`);

/** A cell for programs: evidence only where it sets the label. */
const rowFor = ({ ward, person, demand, label, basis, unknownReason, evidence, stale, staleReason }: PositionRow) => ({
  ...{ ward, person, demand, label, basis, unknownReason },
  evidence: evidence.map(({ code, text, date, source, locator }) => ({
    ...{ code, text, locator },
    date: { value: date.value, until: date.until, precision: date.precision, yearInferred: date.yearInferred },
    source: { id: source.id, publisher: source.publisher, title: source.title, url: source.url },
  })),
  // A position that went out of date keeps its label, and says so here.
  ...{ stale, staleReason },
});

/** Whose word it all is, for programs: bundled or confirmed, and in either case read out of published reports. */
const reviewFor = ({ status, version, date, sharedBy }: CouncilView['review']) => ({
  // Who keeps the record, where that is another organization.
  ...{ status, version, date, sharedBy },
  coded: 'from published reports',
});

/** Where the council stands, for everybody: pages that are whole without script, and the same for programs. */
@Controller()
export class CouncilController {
  constructor(
    @Inject(Site) private readonly site: Site,
    @Inject(AccountsService) private readonly accounts: AccountsService,
    @Inject(PositionsService) private readonly positions: PositionsService,
    @Inject(FiguresService) private readonly figures: FiguresService,
    @Inject(PopoloService) private readonly popolo: PopoloService,
    @Inject(DemandPages) private readonly demands: DemandPages,
    @Inject(Cards) private readonly cards: Cards,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Scores) private readonly scores: Scores,
  ) {}

  @Public()
  @Get(['council', ':language/council'])
  async council(
    @Res() reply: FastifyReply,
    @Param('language') tag: string | undefined,
    @Query('asOf') asOf: unknown,
  ): Promise<void> {
    await this.page(reply, tag, async (language) => {
      const council = await this.positions.council(one(asOf), 'public');
      const writing = this.writing(language, council);
      const content = <CouncilPage council={council} writing={writing} />;
      return { path: `/council${writing.query}`, title: writing.t('council.page.title'), content };
    });
  }

  @Public()
  @Get(['council/ward/:ward/:demand', ':language/council/ward/:ward/:demand'])
  async cell(
    @Res() reply: FastifyReply,
    @Param('language') tag: string | undefined,
    @Param('ward') wardText: string,
    @Param('demand') demand: string,
    @Query('asOf') asOf: unknown,
  ): Promise<void> {
    const ward = /^\d{1,3}$/.test(wardText) ? Number(wardText) : NaN;
    await this.page(reply, tag, async (language) => {
      const { council, cell: view } = await this.positions.cellIn(ward, demand, one(asOf), 'public');
      const writing = this.writing(language, council);
      const title = `${titleOf(view.demand, language)}, ${seatWords(view.seat, writing.t)}`;
      const content = <LedgerPage view={view} council={council} writing={writing} />;
      return { path: cellPath(ward, demand) + writing.query, title, content };
    });
  }

  @Public()
  @Get(['council/figure/:figure', ':language/council/figure/:figure'])
  async figure(
    @Res() reply: FastifyReply,
    @Param('language') tag: string | undefined,
    @Param('figure') figure: string,
    @Query('asOf') asOf: unknown,
  ): Promise<void> {
    await this.page(reply, tag, async (language) => {
      const page = await this.figures.figure(codeOf(figure), one(asOf), 'public');
      const council = await this.positions.council(one(asOf), 'public');
      const writing = this.writing(language, council);
      const { name, code } = page.figure;
      const scores = await this.scores.publicScores(code, one(asOf));
      const content = <FigurePage page={page} council={council} scores={scores} writing={writing} />;
      const title = writing.t('council.figure.title', { name });
      const svg = await this.svg(figure, language);
      const url = `${this.config.publicUrl}${figurePath(code)}/card.png?lang=${language}&v=${cardKey(svg)}`;
      return {
        ...{ path: figurePath(code) + writing.query, title, content, picture: { url, ...CARD, alt: title } },
        about: writing.t('council.figure.about', { name }),
      };
    });
  }

  /** The picture that a link to the page of an official is shown with: of the day for which the record is sure, and no other. */
  @Public()
  @Get('council/figure/:figure/card.png')
  async card(@Res() reply: FastifyReply, @Param('figure') figure: string, @Query('lang') lang: unknown): Promise<void> {
    const language = lang === 'es' ? 'es' : 'en';
    const svg = await this.here(() => this.svg(figure, language), language);
    const png = await this.cards.png(svg);
    await reply
      .type('image/png')
      .header('cache-control', 'public, max-age=300')
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('etag', `"${cardKey(svg)}"`)
      .send(png);
  }

  /** What the picture shows: nothing that is not on the page. */
  private async svg(figure: string, language: Language): Promise<string> {
    const page = await this.figures.figure(codeOf(figure), undefined, 'public');
    const { demands } = await this.positions.council(undefined, 'public');
    const organization = await this.accounts.organizationOf();
    return cardSvg(page, demands, organization?.name ?? '', language);
  }

  @Public()
  @Get(['council/demand/:demand', ':language/council/demand/:demand'])
  async demand(
    @Res() reply: FastifyReply,
    @Param('language') tag: string | undefined,
    @Param('demand') demand: string,
    @Query('asOf') asOf: unknown,
  ): Promise<void> {
    await this.page(reply, tag, async (language) => {
      const page = await this.demands.page(demand.slice(0, 80), one(asOf), 'public');
      const council = await this.positions.council(one(asOf), 'public');
      const writing = this.writing(language, council);
      const title = writing.t('demand.pageTitle', { demand: titleOf(page.demand, language) });
      const content = <DemandPage page={page} council={council} writing={writing} />;
      return { path: demandPath(page.slug) + writing.query, title, content, about: writing.t('demand.about') };
    });
  }

  @Public()
  @Get(['council/method', ':language/council/method'])
  async method(@Res() reply: FastifyReply, @Param('language') tag: string | undefined): Promise<void> {
    await this.page(reply, tag, (language) => {
      const t = sayer(language);
      const about = t('method.lede');
      const content = <MethodPage t={t} language={language} />;
      return Promise.resolve({ path: '/council/method', title: t('method.title'), content, about });
    });
  }

  /** The grid for another site's frame: the same page, which alone may be framed. */
  @Public()
  @Get(['council/embed', ':language/council/embed'])
  async embed(
    @Res() reply: FastifyReply,
    @Param('language') tag: string | undefined,
    @Query('asOf') asOf: unknown,
  ): Promise<void> {
    const policy = String(reply.getHeader('content-security-policy') ?? '');
    reply.header('content-security-policy', policy.replace("frame-ancestors 'none'", 'frame-ancestors *'));
    reply.removeHeader('x-frame-options');
    reply.header('cross-origin-resource-policy', 'cross-origin');
    await this.council(reply, tag, asOf);
  }

  @Public()
  @Get('council.json')
  async json(@Query('asOf') asOf: unknown): Promise<object> {
    return this.here(async () => {
      const { council, rows } = await this.positions.rows(one(asOf));
      return { review: reviewFor(council.review), asOf: council.asOf, rows: rows.map(rowFor) };
    });
  }

  /** The same as a table; whose word it is stands in the JSON and on the page. */
  @Public()
  @Get('council.csv')
  async csv(@Res() reply: FastifyReply, @Query('asOf') asOf: unknown): Promise<void> {
    const { council, rows } = await this.here(() => this.positions.rows(one(asOf)));
    await reply.type('text/csv; charset=utf-8').send(councilCsv(council.asOf, rows));
  }

  /** Who is in office and how they voted, in the words of Popolo. */
  @Public()
  @Get('council/popolo.json')
  async popoloJson(): Promise<object> {
    return this.here(() => this.popolo.document());
  }

  /** For the organization of the public pages. The language of whoever asks changes nothing: every text is there in both. */
  private async here<T>(work: () => Promise<T>, language: Language = 'en'): Promise<T> {
    const organization = await this.accounts.organizationOf();
    if (!organization) throw new AppError('NOT_FOUND', 'notFound');
    return within({ organizationId: organization.id, language, reader: undefined }, work);
  }

  private writing(language: Language, council: CouncilView): Writing {
    return { t: sayer(language), language, query: queryOf(council) };
  }

  /** Sends the page, or one that says what is wrong with the address and how to go on. */
  private page(reply: FastifyReply, tag: string | undefined, work: (language: Language) => Promise<Page>) {
    return this.site.send(reply, tag, async (language) => {
      try {
        return await work(language);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        const t = sayer(language);
        const status = error.code === 'INVALID' ? 400 : 404;
        const content = <Trouble message={t(error.key, error.params)} language={language} />;
        return { path: '/council', title: t('council.page.title'), content, status, unlisted: true };
      }
    });
  }
}
