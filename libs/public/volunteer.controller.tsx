import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Doors, Public } from '#accounts';
import { current, type Language, type MessageKey, say } from '#platform';
import { InterestForms, type Skill, SkillsService } from '#volunteers';
import { FormDesk } from './form.desk.ts';
import { addressIn } from './page.tsx';
import { type Page, type Redirect, Site } from './site.ts';
import { type Problems, problemsOf, readForm, requestOf, type Typed, UNTOUCHED } from './volunteer.form.ts';
import { VolunteerOwn, VolunteerUnknown } from './volunteer.own.tsx';
import { VolunteerPage, VolunteerThanks } from './volunteer.page.tsx';

const ROUTE = ['volunteer', ':language/volunteer'];
const THANKS = ROUTE.map((route) => `${route}/thanks`);
const OWN = ROUTE.map((route) => `${route}/:token`);
const TOKEN = /^[\w-]{43}$/;

interface Shown {
  readonly typed: Typed;
  readonly problems: Problems;
  readonly status: number;
}

/** The public interest form, and the page behind the link by which it is confirmed. */
@Controller()
export class VolunteerController {
  constructor(
    @Inject(Site) private readonly site: Site,
    @Inject(Doors) private readonly doors: Doors,
    @Inject(SkillsService) private readonly skills: SkillsService,
    @Inject(InterestForms) private readonly forms: InterestForms,
    @Inject(FormDesk) private readonly desk: FormDesk,
  ) {}

  @Public()
  @Get(ROUTE)
  show(@Res() reply: FastifyReply, @Param('language') tag?: string): Promise<void> {
    return this.site.send(reply, tag, (language) => this.shown(language));
  }

  @Public()
  @Post(ROUTE)
  async take(
    @Req() { ip }: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body() body: unknown,
    @Param('language') tag?: string,
  ): Promise<void> {
    const typed = readForm(body);
    const tooMany = await this.desk.tooMany('interest', ip);
    await this.site.send(reply, tag, async (language) => {
      const flood = (form: MessageKey) => this.shown(language, { typed, problems: { form }, status: 429 });
      if (tooMany) return flood('event.error.tooMany');
      const offered = await this.skills.offered();
      const form = this.desk.problem(this.about, typed);
      const problems = { ...(form && { form }), ...problemsOf(typed, offered) };
      if (Object.keys(problems).length) return this.shown(language, { typed, problems, status: 422 });
      if ((await this.desk.trust('interest', ip, this.about, typed)) === 'TOO_MANY')
        return flood('event.error.tooManyPlain');
      // Every form counts only once its mail is confirmed, with a proof of work or without.
      await this.desk.unhurried(this.forms.ask(requestOf(typed, offered, language)));
      return { redirect: addressIn(language, '/volunteer/thanks') };
    });
  }

  @Public()
  @Get(THANKS)
  thanks(@Res() reply: FastifyReply, @Param('language') tag?: string): Promise<void> {
    return this.site.send(reply, tag, async (language) => ({
      path: '/volunteer/thanks',
      title: say(language, 'volunteer.thanks'),
      unlisted: true,
      content: <VolunteerThanks language={language} />,
    }));
  }

  @Public()
  @Get(OWN)
  own(@Res() reply: FastifyReply, @Param('token') token: string, @Param('language') tag?: string): Promise<void> {
    return this.open(reply, token, tag, async (language) => {
      const form = await this.forms.own(token);
      return form && this.page({ form, skills: await this.skills.offered(), token, language });
    });
  }

  @Public()
  @Post(OWN)
  confirm(@Res() reply: FastifyReply, @Param('token') token: string, @Param('language') tag?: string): Promise<void> {
    return this.open(reply, token, tag, async (language) =>
      (await this.forms.confirm(token)) ? { redirect: addressIn(language, `/volunteer/${token}`) } : undefined,
    );
  }

  /** What the tickets and proofs of this form are about: it has one page, for the organization whose page it is. */
  private get about(): string {
    return current().organizationId!;
  }

  private async open(
    reply: FastifyReply,
    token: string,
    tag: string | undefined,
    work: (language: Language) => Promise<Page | Redirect | undefined>,
  ): Promise<void> {
    const organizationId = TOKEN.test(token) ? await this.doors.organizationOf('interest', token) : undefined;
    const found = async (language: Language) => (organizationId ? await work(language) : undefined);
    const page = async (language: Language) => (await found(language)) ?? this.unknown(language);
    await this.site.send(reply, tag, page, organizationId);
  }

  private page(own: Parameters<typeof VolunteerOwn>[0]): Page {
    const { token, language } = own;
    const title = say(language, 'volunteer.title');
    return { path: `/volunteer/${token}`, title, unlisted: true, content: <VolunteerOwn {...own} /> };
  }

  private unknown(language: Language): Page {
    const title = say(language, 'signature.unknown');
    return {
      path: '/volunteer',
      title,
      unlisted: true,
      status: 404,
      content: <VolunteerUnknown language={language} />,
    };
  }

  private async shown(language: Language, state: Partial<Shown> = {}): Promise<Page> {
    const { typed = UNTOUCHED, problems = {}, status } = state;
    const papers = await this.desk.papers(this.about, typed.ticket);
    const skills: Skill[] = await this.skills.offered();
    const title = say(language, 'volunteer.title');
    return {
      path: '/volunteer',
      title: Object.keys(problems).length ? say(language, 'event.failed', { title }) : title,
      about: say(language, 'volunteer.lede'),
      status,
      content: <VolunteerPage form={papers && { typed, problems, papers }} skills={skills} language={language} />,
    };
  }
}
