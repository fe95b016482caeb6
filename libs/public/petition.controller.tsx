import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Doors, Public } from '#accounts';
import { type DemandView, PositionsService } from '#officials';
import {
  CountingService,
  isPetitionOpen,
  NO_COUNTS,
  type Petition,
  PetitionsService,
  SigningService,
} from '#petitions';
import { AppError, type Language, type MessageKey, say, textIn, Vault, within } from '#platform';
import { FormDesk } from './form.desk.ts';
import { refOf } from './form.reading.ts';
import { addressIn } from './page.tsx';
import { type Problems, problemsOf, readForm, requestOf, type Typed, UNTOUCHED } from './petition.form.ts';
import { petitionPath, PetitionPage, SignedPage } from './petition.page.tsx';
import { type Page, type Redirect, Site } from './site.ts';

const ROUTE = ['petitions/:slug', ':language/petitions/:slug'];

interface Shown {
  readonly typed: Typed;
  readonly problems: Problems;
  readonly status: number;
}

/** The public pages of petitions, and the form on them. */
@Controller()
export class PetitionController {
  constructor(
    @Inject(Site) private readonly site: Site,
    @Inject(Doors) private readonly doors: Doors,
    @Inject(PetitionsService) private readonly petitions: PetitionsService,
    @Inject(SigningService) private readonly signing: SigningService,
    @Inject(CountingService) private readonly counting: CountingService,
    @Inject(PositionsService) private readonly positions: PositionsService,
    @Inject(FormDesk) private readonly desk: FormDesk,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  @Public()
  @Get(ROUTE)
  show(
    @Res() reply: FastifyReply,
    @Param('slug') slug: string,
    @Param('language') tag?: string,
    @Query('ref') ref?: string,
  ): Promise<void> {
    const typed = { ...UNTOUCHED, ref: refOf(ref) };
    return this.page(reply, slug, tag, (petition, language) => this.shown(petition, language, { typed }));
  }

  @Public()
  @Post(ROUTE)
  async sign(
    @Req() { ip }: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body() body: unknown,
    @Param('slug') slug: string,
    @Param('language') tag?: string,
  ): Promise<void> {
    const typed = readForm(body);
    const tooMany = await this.desk.tooMany('sign', ip);
    await this.page(reply, slug, tag, async (petition, language) => {
      const flood = (form: MessageKey) => this.shown(petition, language, { typed, problems: { form }, status: 429 });
      if (tooMany) return flood('event.error.tooMany');
      if (!isPetitionOpen(petition)) return this.shown(petition, language, { status: 409 });
      const form = this.desk.problem(petition.id, typed);
      const problems = { ...(form && { form }), ...problemsOf(typed) };
      if (Object.keys(problems).length) return this.shown(petition, language, { typed, problems, status: 422 });
      const trust = await this.desk.trust('sign', ip, petition.id, typed);
      if (trust === 'TOO_MANY') return flood('event.error.tooManyPlain');
      // Every signature counts only once its mail is confirmed; one without a proof is not even told of before.
      const request = { ...requestOf(typed, language), plain: trust === 'PLAIN' };
      const answer = await this.desk.unhurried(this.signing.sign(petition.id, request));
      if (answer === 'DONE') return { redirect: addressIn(language, `${petitionPath(petition)}/thanks`) };
      return this.shown(await this.petitions.petition(petition.id), language, { status: 409 });
    });
  }

  @Public()
  @Get(ROUTE.map((route) => `${route}/thanks`))
  thanks(@Res() reply: FastifyReply, @Param('slug') slug: string, @Param('language') tag?: string): Promise<void> {
    return this.page(reply, slug, tag, async (petition, language) => ({
      path: `${petitionPath(petition)}/thanks`,
      title: textIn(petition.title, language).text,
      unlisted: true,
      content: <SignedPage petition={petition} language={language} />,
    }));
  }

  /** Opens the petition behind an address; a draft is nothing to anybody. */
  private async page(
    reply: FastifyReply,
    slug: string,
    tag: string | undefined,
    work: (petition: Petition, language: Language) => Promise<Page | Redirect>,
  ): Promise<void> {
    const organizationId = await this.doors.organizationOfPage('petition', slug);
    const petition = organizationId && (await within({ organizationId }, () => this.petitions.published(slug)));
    if (!organizationId || !petition) throw this.doors.notFound;
    await this.site.send(reply, tag, (language) => work(petition, language), organizationId);
  }

  private async shown(petition: Petition, language: Language, state: Partial<Shown> = {}): Promise<Page> {
    const { typed = UNTOUCHED, problems = {}, status } = state;
    const { id } = petition;
    const [papers, counts, pending, told, names, demands] = await Promise.all([
      this.desk.papers(id, typed.ticket),
      this.counting.countsOf([id]),
      this.counting.pendingToldOf(id),
      this.counting.toldByWard(id),
      this.vault.locked ? [] : this.counting.names(id),
      this.demands(petition),
    ]);
    const form = papers && { typed, problems, papers };
    const title = textIn(petition.title, language).text;
    const { confirmed } = counts.get(id) ?? NO_COUNTS;
    const props = { petition, language, confirmed, pending, told, names, demands, form };
    return {
      path: petitionPath(petition),
      title: Object.keys(problems).length ? say(language, 'event.failed', { title }) : title,
      status,
      content: <PetitionPage {...props} />,
    };
  }

  /** The demands that it is about; without a record the page says nothing of them. */
  private async demands({ demands }: Petition): Promise<DemandView[]> {
    if (!demands.length) return [];
    const all = await this.positions.demands().catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'NOT_FOUND') return [];
      throw error;
    });
    return all.filter(({ code }) => demands.includes(code));
  }
}
