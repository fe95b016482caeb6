import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ReactNode } from 'react';
import { Public } from '#accounts';
import { OWN_LINK_MINUTES, OwnLinks } from '#outreach';
import { canonicalEmail } from '#people';
import { current, type Language, type MessageKey, say, within } from '#platform';
import { type KeptPart, SelfByLink } from '#volunteers';
import { FormDesk, NOTHING_CARRIED } from './form.desk.ts';
import { fieldsOf, line } from './form.reading.ts';
import { type Asked, AskPage, type AskProblems, EndedPage, OverPage, OwnPage, SentPage } from './my-data.page.tsx';
import { addressIn } from './page.tsx';
import { type Page, type Redirect, Site } from './site.ts';

const ROUTE = ['my-data', ':language/my-data'];
const SENT = ROUTE.map((route) => `${route}/sent`);
const OWN = ROUTE.map((route) => `${route}/:token`);
const DOWNLOAD = OWN.map((route) => `${route}/my-data.json`);
const minutes = OWN_LINK_MINUTES;

/** What people without an account do with what is kept about them: ask for a link by mail, and behind it look, change, leave. */
@Controller()
export class MyDataController {
  constructor(
    @Inject(Site) private readonly site: Site,
    @Inject(OwnLinks) private readonly links: OwnLinks,
    @Inject(SelfByLink) private readonly self: SelfByLink,
    @Inject(FormDesk) private readonly desk: FormDesk,
  ) {}

  @Public()
  @Get(ROUTE)
  show(@Res() reply: FastifyReply, @Param('language') tag?: string): Promise<void> {
    return this.site.send(reply, tag, (language) => this.asking(language));
  }

  @Public()
  @Post(ROUTE)
  async ask(
    @Req() { ip }: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body() body: unknown,
    @Param('language') tag?: string,
  ): Promise<void> {
    const asked = readAsked(body);
    const tooMany = await this.desk.tooMany('ownData', ip);
    await this.site.send(reply, tag, async (language) => {
      const flood = (form: MessageKey) => this.asking(language, { asked, problems: { form }, status: 429 });
      if (tooMany) return flood('event.error.tooMany');
      const form = this.desk.problem(this.about, asked);
      const email: MessageKey | undefined = canonicalEmail(asked.email) ? undefined : 'event.error.email';
      if (form || email)
        return this.asking(language, {
          asked,
          problems: { ...(form && { form }), ...(email && { email }) },
          status: 422,
        });
      if ((await this.desk.trust('ownData', ip, this.about, asked)) === 'TOO_MANY')
        return flood('event.error.tooManyPlain');
      await this.desk.unhurried(this.links.ask(asked.email, language));
      return { redirect: addressIn(language, '/my-data/sent') };
    });
  }

  @Public()
  @Get(SENT)
  sent(@Res() reply: FastifyReply, @Param('language') tag?: string): Promise<void> {
    return this.site.send(reply, tag, async (language) => ({
      path: '/my-data/sent',
      title: say(language, 'myData.sent'),
      unlisted: true,
      content: <SentPage language={language} minutes={minutes} />,
    }));
  }

  @Public()
  @Get(OWN)
  own(@Res() reply: FastifyReply, @Param('token') token: string, @Param('language') tag?: string): Promise<void> {
    return this.open(reply, token, tag, (language, personId) => this.kept({ token, language, personId }));
  }

  @Public()
  @Get(DOWNLOAD)
  async download(@Res() reply: FastifyReply, @Param('token') token: string, @Param('language') tag?: string) {
    const linked = await this.links.read(token);
    const language = tag === 'es' ? 'es' : 'en';
    const read = () => this.self.kept(linked!.personId, language);
    const kept = linked && (await within({ organizationId: linked.organizationId, language }, read));
    // The page of the link says what is wrong with it.
    if (!kept) return reply.redirect(addressIn(language, `/my-data/${token}`), 303);
    return reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('content-disposition', 'attachment; filename="my-data.json"')
      .header('cache-control', 'no-store')
      .send(JSON.stringify(fileOf(kept.parts), null, 2));
  }

  @Public()
  @Post(OWN)
  act(
    @Res() reply: FastifyReply,
    @Body() body: unknown,
    @Param('token') token: string,
    @Param('language') tag?: string,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const what = line(fields.do);
    return this.open(reply, token, tag, async (language, personId) => {
      const here = { token, language, personId };
      if (!(await this.self.isThere(personId))) return undefined;
      if (what === 'change') {
        const reads = line(fields.language);
        const wanted = wantedIn(fields, await this.hasPhone(personId, language));
        const read = ['en', 'es'].includes(reads) && { language: reads };
        await this.self.change(personId, { ...wanted, ...read }, language);
        return this.kept({ ...here, told: 'myData.saved' });
      }
      if (what !== 'leave' && what !== 'erase') return this.kept({ ...here, wrong: 'myData.nothing', status: 422 });
      if (line(fields.sure) === '') return this.kept({ ...here, wrong: 'myData.notSure', status: 422 });
      const end = () => (what === 'leave' ? this.self.leave(personId) : this.self.erase(personId));
      if (!(await this.links.spend(token, end))) return undefined;
      return page(language, token, <EndedPage kind={what} language={language} />);
    });
  }

  /** What the tickets and proofs of this form are about: it has one page, for the organization whose page it is. */
  private get about(): string {
    return `my-data ${current().organizationId!}`;
  }

  private async asking(
    language: Language,
    { asked = NOBODY, problems = {}, status }: { asked?: Asked; problems?: AskProblems; status?: number } = {},
  ): Promise<Page> {
    const papers = await this.desk.papers(this.about, asked.ticket);
    const title = say(language, 'myData.title');
    return {
      path: '/my-data',
      title: status ? say(language, 'event.failed', { title }) : title,
      about: say(language, 'myData.lede'),
      status,
      content: <AskPage {...{ asked, problems, papers, language }} />,
    };
  }

  private async hasPhone(personId: string, language: Language): Promise<boolean> {
    return Boolean((await this.self.kept(personId, language))?.data.phones.length);
  }

  private async kept({ personId, status, ...shown }: Shown): Promise<Page | undefined> {
    const kept = await this.self.kept(personId, shown.language);
    return kept && { ...page(shown.language, shown.token, <OwnPage {...kept} {...shown} />), status };
  }

  private async open(
    reply: FastifyReply,
    token: string,
    tag: string | undefined,
    work: (language: Language, personId: string) => Promise<Page | Redirect | undefined>,
  ): Promise<void> {
    const linked = await this.links.read(token);
    const over = (language: Language): Page => ({
      ...page(language, '', <OverPage language={language} minutes={minutes} />),
      ...{ path: '/my-data', title: say(language, 'signature.unknown'), status: 404 },
    });
    const made = async (language: Language) => (linked && (await work(language, linked.personId))) ?? over(language);
    await this.site.send(reply, tag, made, linked?.organizationId);
  }
}

/** All of it as a file: each table with its rows, by the names of their fields. */
const fileOf = (parts: readonly KeptPart[]) =>
  parts.map(({ rows, ...part }) => ({
    ...part,
    rows: rows.map(({ facts }) => Object.fromEntries(facts.map(({ field, value }) => [field, value]))),
  }));

/** What is ticked. Of a number nothing is said where there is none: its boxes were not there. */
function wantedIn(fields: Readonly<Record<string, unknown>>, hasPhone: boolean) {
  const ticked = (name: string) => line(fields[name]) !== '';
  const atNumber = { newsBySms: ticked('newsBySms'), personalTexts: ticked('personalTexts'), calls: ticked('calls') };
  return { newsByEmail: ticked('newsByEmail'), ...(hasPhone && atNumber) };
}

interface Shown {
  readonly token: string;
  readonly language: Language;
  readonly personId: string;
  readonly told?: MessageKey;
  readonly wrong?: MessageKey;
  readonly status?: number;
}

const NOBODY: Asked = { email: '', ...NOTHING_CARRIED };

function readAsked(body: unknown): Asked {
  const fields = fieldsOf(body);
  const carried = { trap: line(fields.topic), ticket: line(fields.ticket), proof: line(fields.proof) };
  return { email: line(fields.email), ...carried };
}

const page = (language: Language, token: string, content: ReactNode): Page => ({
  path: `/my-data/${token}`,
  title: say(language, 'myData.title'),
  unlisted: true,
  content,
});
