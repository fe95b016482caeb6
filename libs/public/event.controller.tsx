import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DateTime } from 'luxon';
import { Doors, Public } from '#accounts';
import { type Event, type EventRole, EventsService, EventState, ics, isOpen, publicCount } from '#events';
import { PendingService, type SignUpRequest, SignUpsService, WaitingService } from '#events';
import { CONFIG, type Config, type Language, type MessageKey, say, textIn, within } from '#platform';
import { type Problems, problemsOf, readForm, requestOf, type Typed, UNTOUCHED } from './event.form.ts';
import { ConfirmPage, ThanksPage, WaitingPage } from './event.after.tsx';
import { EventPage } from './event.page.tsx';
import { pathOf } from './event.text.tsx';
import { asWaiting, waitProblemsOf } from './event.wait.tsx';
import { FormDesk, type FormKind } from './form.desk.ts';
import { refOf } from './form.reading.ts';
import { addressIn } from './page.tsx';
import { type Page, type Redirect, Site } from './site.ts';

const ROUTE = ['events/:slug', ':language/events/:slug'];

/** The public pages of events, and the form on them. */
@Controller()
export class EventController {
  constructor(
    @Inject(Site) private readonly site: Site,
    @Inject(Doors) private readonly doors: Doors,
    @Inject(EventsService) private readonly events: EventsService,
    @Inject(SignUpsService) private readonly signUps: SignUpsService,
    @Inject(WaitingService) private readonly line: WaitingService,
    @Inject(PendingService) private readonly pending: PendingService,
    @Inject(FormDesk) private readonly desk: FormDesk,
    @Inject(CONFIG) private readonly config: Config,
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
    return this.page(reply, slug, tag, (event, language) => this.shown(event, language, { typed }));
  }

  @Public()
  @Post(ROUTE)
  async take(
    @Req() { ip }: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body() body: unknown,
    @Param('slug') slug: string,
    @Param('language') tag?: string,
  ): Promise<void> {
    const sent = { kind: 'signUp', ip, typed: readForm(body), check: problemsOf } as const;
    await this.taken(reply, slug, tag, sent, async ({ event, request, language, proven }) => {
      const { typed } = sent;
      const answer = await (proven
        ? this.signUps.signUp(event.id, request)
        : this.pending.askForPlace(event.id, request));
      if (answer === 'DONE') return this.done(event, language, proven ? 'thanks' : 'confirm');
      // What they typed stands in the form for the waiting list, below the news that it is full.
      if (answer === 'FULL') return this.shown(event, language, { typed, refused: true, status: 409 });
      if (answer === 'CLOSED') return this.shown(await this.events.event(event.id), language, { status: 409 });
      const role = ROLE_REFUSED[answer];
      return this.shown(event, language, { typed, problems: { role }, status: 422 });
    });
  }

  @Public()
  @Post(ROUTE.map((route) => `${route}/waitlist`))
  async wait(
    @Req() { ip }: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body() body: unknown,
    @Param('slug') slug: string,
    @Param('language') tag?: string,
  ): Promise<void> {
    const sent = { kind: 'wait', ip, typed: asWaiting(readForm(body)), check: waitProblemsOf } as const;
    await this.taken(reply, slug, tag, sent, async ({ event, request, language, proven }) => {
      const { typed } = sent;
      const answer = await (proven ? this.line.join(event.id, request) : this.pending.askToWait(event.id, request));
      if (answer === 'DONE') return this.done(event, language, proven ? 'waiting' : 'confirm');
      if (answer === 'CLOSED') return this.shown(await this.events.event(event.id), language, { status: 409 });
      return this.shown(event, language, { typed, problems: { role: ROLE_REFUSED[answer] }, status: 422 });
    });
  }

  @Public()
  @Get(ROUTE.map((route) => `${route}/waiting`))
  waiting(@Res() reply: FastifyReply, @Param('slug') slug: string, @Param('language') tag?: string): Promise<void> {
    return this.page(reply, slug, tag, async (event, language) => ({
      path: `${pathOf(event)}/waiting`,
      title: textIn(event.title, language).text,
      unlisted: true,
      content: <WaitingPage event={event} language={language} />,
    }));
  }

  @Public()
  @Get(ROUTE.map((route) => `${route}/confirm`))
  confirm(@Res() reply: FastifyReply, @Param('slug') slug: string, @Param('language') tag?: string): Promise<void> {
    return this.page(reply, slug, tag, async (event, language) => ({
      path: `${pathOf(event)}/confirm`,
      title: textIn(event.title, language).text,
      unlisted: true,
      content: <ConfirmPage event={event} language={language} />,
    }));
  }

  @Public()
  @Get(ROUTE.map((route) => `${route}/thanks`))
  thanks(@Res() reply: FastifyReply, @Param('slug') slug: string, @Param('language') tag?: string): Promise<void> {
    return this.page(reply, slug, tag, async (event, language) => ({
      path: `${pathOf(event)}/thanks`,
      title: textIn(event.title, language).text,
      unlisted: true,
      content: <ThanksPage event={event} language={language} />,
    }));
  }

  @Public()
  @Get(ROUTE.map((route) => `${route}/event.ics`))
  async calendar(
    @Res() reply: FastifyReply,
    @Param('slug') slug: string,
    @Param('language') tag?: string,
  ): Promise<void> {
    const language = this.site.language(tag);
    const { event } = await this.find(slug);
    await reply
      .type('text/calendar; charset=utf-8; method=PUBLISH')
      .header('content-disposition', `attachment; filename="${event.slug}.ics"`)
      .send(ics(event, null, language, this.config.publicUrl));
  }

  /** The organization and the event behind an address; a draft is nothing to anybody. */
  private async find(slug: string): Promise<{ organizationId: string; event: Event }> {
    const organizationId = await this.doors.organizationOfPage('event', slug);
    const event = organizationId && (await within({ organizationId }, () => this.events.published(slug)));
    if (!organizationId || !event) throw this.doors.notFound;
    return { organizationId, event };
  }

  private async page(
    reply: FastifyReply,
    slug: string,
    tag: string | undefined,
    work: (event: Event, language: Language) => Promise<Page | Redirect>,
  ): Promise<void> {
    const { organizationId, event } = await this.find(slug);
    await this.site.send(reply, tag, (language) => work(event, language), organizationId);
  }

  /** Takes a form for an open event, unless something of it must be mended, or floods of forms come. */
  private async taken(
    reply: FastifyReply,
    slug: string,
    tag: string | undefined,
    { kind, ip, typed, check }: Sent,
    work: (taken: Taken) => Promise<Page | Redirect>,
  ): Promise<void> {
    const tooMany = await this.desk.tooMany(kind, ip);
    await this.page(reply, slug, tag, async (event, language) => {
      const flood = (form: MessageKey) => this.shown(event, language, { typed, problems: { form }, status: 429 });
      if (tooMany) return flood('event.error.tooMany');
      if (!isOpen(event)) return this.shown(event, language, { status: 409 });
      const problems = await this.problems(event, typed, check);
      if (Object.keys(problems).length) return this.shown(event, language, { typed, problems, status: 422 });
      const trust = await this.desk.trust(kind, ip, event.id, typed);
      if (trust === 'TOO_MANY') return flood('event.error.tooManyPlain');
      const taken = { event, language, request: requestOf(typed, language), proven: trust === 'PROVEN' };
      return this.desk.unhurried(work(taken));
    });
  }

  private done(event: Event, language: Language, page: 'thanks' | 'waiting' | 'confirm'): Redirect {
    return { redirect: addressIn(language, `${pathOf(event)}/${page}`) };
  }

  private async problems(event: Event, typed: Typed, check: Check): Promise<Problems> {
    const roles = (await this.events.rolesOf([event.id])).get(event.id) ?? [];
    const form = this.desk.problem(event.id, typed);
    return { ...check(typed, roles), ...(form && { form }) };
  }

  private async shown(event: Event, language: Language, state: Partial<Shown> = {}): Promise<Page> {
    const { typed = UNTOUCHED, problems = {}, status, refused } = state;
    const midnight = DateTime.now().setZone(event.timeZone).startOf('day').toJSDate();
    const [roles, places, papers, before] = await Promise.all([
      this.events.rolesOf([event.id]),
      this.events.placesOf(event.id),
      this.desk.papers(event.id, typed.ticket),
      event.state === EventState.PUBLISHED ? this.events.placesAt(event.id, midnight) : 0,
    ]);
    const title = textIn(event.title, language).text;
    const props = { event, language, places, refused, count: publicCount(before), roles: roles.get(event.id) ?? [] };
    return {
      path: pathOf(event),
      title: Object.keys(problems).length ? say(language, 'event.failed', { title }) : title,
      status,
      content: <EventPage {...props} form={papers && { typed, problems, papers }} />,
    };
  }
}

/** Why a role is not given to who asked for it. */
const ROLE_REFUSED = {
  FULL: 'event.error.roleFull',
  ROLE_FULL: 'event.error.roleFull',
  NO_SUCH_ROLE: 'event.error.role',
  NEEDS_TRAINING: 'event.error.roleTraining',
} as const satisfies Record<string, MessageKey>;

/** What must be mended before a form can be taken. */
type Check = (typed: Typed, roles: readonly EventRole[]) => Problems;

/** A form as it came. */
interface Sent {
  readonly kind: FormKind;
  readonly ip: string;
  readonly typed: Typed;
  readonly check: Check;
}

/** A form without problems, for an event that is open. */
interface Taken {
  readonly event: Event;
  readonly request: SignUpRequest;
  readonly language: Language;
  /** Whether it came with a proof of work; what did not counts only once its mail is confirmed. */
  readonly proven: boolean;
}

interface Shown {
  readonly typed: Typed;
  readonly problems: Problems;
  readonly status: number;
  readonly refused: boolean;
}
