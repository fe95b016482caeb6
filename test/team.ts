import { User, type UserRole, WelcomeService } from '#accounts';
import { MailboxMail } from '#outreach';
import { Db } from '#platform';
import { enrolled } from './factors.ts';
import { Gatherings } from './gatherings.ts';
import type { Api } from './harness.ts';

/** What is sent besides the path: as a page of ours sends it, unless a test says otherwise. */
export interface Sent {
  readonly cookie?: string;
  readonly headers?: Record<string, string>;
  readonly method?: string;
  /** Another process of the same installation. */
  readonly base?: string;
}
/** Somebody who has signed in. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly cookie: string;
  /** The secret of their app, and their codes for paper; a volunteer has none. */
  readonly app: string;
  readonly codes: readonly string[];
}

export const PASSWORD = 'four random words in a row';
let count = 0;

/** People who sign in to an installation, what their browsers send, and the mails that they get. */
export class Team {
  readonly made: Gatherings;

  constructor(readonly api: Api) {
    this.made = new Gatherings(api);
  }

  async send(path: string, body?: object | string, { cookie, headers, method, base }: Sent = {}) {
    const response = await fetch((base ?? (await this.api.app.getUrl())) + path, {
      method: method ?? (body ? 'POST' : 'GET'),
      redirect: 'manual',
      headers: {
        ...(typeof body === 'object' && { 'content-type': 'application/json' }),
        'sec-fetch-site': 'same-origin',
        ...(cookie && { cookie }),
        ...headers,
      },
      ...(body && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      text,
      body: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown>,
      cookie: (response.headers.get('set-cookie') ?? '').split(';')[0]!,
    };
  }

  async gql<D = Record<string, never>>(cookie: string, query: string, variables: object = {}, sent: Sent = {}) {
    const { body } = await this.send('/graphql', { query, variables }, { ...sent, cookie });
    return body as {
      data: D;
      errors?: { message: string; path?: (string | number)[]; extensions: { code: string; fields?: object } }[];
    };
  }

  /** Who a cookie speaks for, as one process sees it; null where for nobody. */
  async me(cookie: string, base?: string): Promise<{ role: string; name: string } | null> {
    const { data } = await this.gql<{ me: { role: string; name: string } | null }>(
      cookie,
      '{ me { name role } }',
      {},
      base ? { base } : {},
    );
    return data.me;
  }

  /** A name and an address that nobody else has. */
  newcomer(changes: { name?: string; email?: string } = {}) {
    count += 1;
    return { name: `Ana Prueba ${count}`, email: `ana.prueba${count}@example.org`, ...changes };
  }

  /** Somebody who came by a link of the command line. */
  async join(role: UserRole, changes: { name?: string; email?: string } = {}): Promise<Member> {
    const newcomer = this.newcomer(changes);
    const token = await this.api.inside(() => this.api.app.get(WelcomeService).link(role));
    return this.accept(token, role, newcomer);
  }

  /** Somebody who was invited, and accepted. */
  async invited(inviter: Member, role: UserRole, changes: { name?: string; email?: string } = {}): Promise<Member> {
    const newcomer = this.newcomer(changes);
    const { link } = await this.invite(inviter, role, newcomer.email);
    return this.accept(secretIn(link!), role, newcomer);
  }

  async invite(inviter: Pick<Member, 'cookie'>, role: UserRole, email: string, more: object = {}) {
    const answer = await this.gql<{ invite: { outcome: string; link: string | null } }>(
      inviter.cookie,
      'mutation ($input: InvitationInput!) { invite(input: $input) { outcome link } }',
      { input: { email, role, language: 'en', ...more } },
    );
    return { ...answer.data?.invite, code: answer.errors?.[0]?.extensions.code } as {
      outcome?: string;
      link?: string | null;
      code?: string;
    };
  }

  /** The mails that are there once all that is due has been sent, the oldest first. */
  async mails() {
    await this.made.follow();
    await this.made.deliver();
    const db = this.api.app.get(Db);
    const found = await this.made.inTx(() => db.repo(MailboxMail).find({ order: { id: 'ASC' } }));
    return found.map(({ details }) => details);
  }

  /** The newest mail to an address. */
  async mailTo(email: string) {
    return (await this.mails()).findLast(({ to }) => to === email);
  }

  /** Has a link sent to an address, and reads the secret of it in the mail. */
  async magicLink(email: string): Promise<string> {
    await this.send('/api/link-request', { email });
    return secretIn((await this.mailTo(email))?.text);
  }

  /** A volunteer has no password, everybody else `PASSWORD`, and an app, which they set up now. */
  private async accept(token: string, role: UserRole, newcomer: { name: string; email: string }): Promise<Member> {
    const password = role === 'volunteer' ? undefined : PASSWORD;
    const joined = await this.send('/api/welcome', { token, ...newcomer, password });
    if (joined.status !== 204) throw new Error(`Nobody joined: ${joined.status}`);
    const base = await this.api.app.getUrl();
    const none = { cookie: joined.cookie, secret: '', codes: [] };
    const { cookie, secret: app, codes } = password ? await enrolled(base, joined.cookie) : none;
    const db = this.api.app.get(Db);
    const { id } = await this.made.inTx(() =>
      db.repo(User).findOneByOrFail({ emailIndex: db.index('user-email', newcomer.email) }),
    );
    // A walk may last longer than a factor that was shown counts for: a test of that moves the time back itself.
    const proved = `update session set "factorAt" = now() + interval '1 day' where "userId" = $1 and "factorAt" is not null`;
    await this.made.admin(proved, [id]);
    return { ...newcomer, id, cookie, app, codes };
  }

  /** A user as the table has them. */
  user(id: string): Promise<User> {
    return this.made.inTx(() => this.api.app.get(Db).repo(User).findOneByOrFail({ id }));
  }
}

/** The secret behind the # of the link in a mail. */
export const secretIn = (text = ''): string => /#([\w-]{43})/.exec(text)?.[1] ?? '';
