import type { INestApplicationContext } from '@nestjs/common';
import pg from 'pg';
import { Doors } from '#accounts';
import { Event, EventState, eventCancelled, eventChanged, SignUp, SignUpsService, SignUpState } from '#events';
import { APP_ROLE, type Config, Db, Handlers, Jobs, JOBS_ROLE, type Language, OutboxRow, within } from '#platform';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** What `startFeatures` and `startApi` answer. */
interface Where {
  readonly app: INestApplicationContext;
  readonly config: Config;
  readonly organizationId: string;
}
let count = 0;

/** Events to the second, people who sign up for them, and what follows from that, one step at a time. */
export class Gatherings {
  private readonly db: Db;

  constructor(private readonly where: Where) {
    this.db = where.app.get(Db);
  }

  inside<T>(work: () => Promise<T>): Promise<T> {
    return within({ organizationId: this.where.organizationId }, work);
  }

  inTx<T>(work: () => Promise<T>): Promise<T> {
    return this.inside(() => this.db.tx(work));
  }

  /** A published event that begins this many milliseconds from now and takes an hour. */
  eventIn(ms: number, changes: Partial<Event> = {}): Promise<Event> {
    count += 1;
    const startsAt = new Date(Date.now() + ms);
    const event = {
      slug: `press-conference-${count}`,
      state: EventState.PUBLISHED,
      title: { en: 'Press conference', es: 'Conferencia de prensa' },
      summary: { en: '', es: '' },
      description: { en: '', es: '' },
      startsAt,
      endsAt: new Date(startsAt.getTime() + HOUR),
      timeZone: 'America/Chicago',
      placeName: 'City Hall',
      placeAddress: '350 S 5th St',
      capacity: null,
      sequence: 0,
      forgotten: 0,
    };
    return this.inTx(async () => {
      const made = this.db.make(Event, { ...event, ...changes });
      await this.where.app.get(Doors).add('event', made.slug);
      return this.db.save(made);
    });
  }

  /** Somebody's place, as the public form gives it; what follows from it is still to come. */
  async signUp(
    { id }: Event,
    changes: { name?: string; email?: string; phone?: string; language?: Language } = {},
  ): Promise<SignUp> {
    count += 1;
    const request = { name: 'Ana Example', email: `ana${count}@example.org`, language: 'en' as const, ...changes };
    const service = this.where.app.get(SignUpsService);
    const answer = await this.inside(() => service.signUp(id, { ...request, roleId: null, news: [] }));
    if (answer !== 'DONE') throw new Error(`The place was not given: ${answer}`);
    const contact = this.inTx(async () => this.db.index('email', request.email));
    const where = { eventId: id, contact: await contact, state: SignUpState.CONFIRMED };
    return this.inTx(() => this.db.repo(SignUp).findOneByOrFail(where));
  }

  /** Moves an event to so many milliseconds from now, and says so, as an organizer does. */
  move({ id }: Event, ms: number): Promise<Event> {
    return this.inTx(async () => {
      const event = await this.db.repo(Event).findOneByOrFail({ id });
      event.startsAt = new Date(Date.now() + ms);
      event.endsAt = new Date(event.startsAt.getTime() + HOUR);
      event.sequence += 1;
      await this.where.app.get(Jobs).state(eventChanged, { eventId: id });
      return this.db.save(event);
    });
  }

  cancel({ id }: Event): Promise<Event> {
    return this.inTx(async () => {
      const event = await this.db.repo(Event).findOneByOrFail({ id });
      event.state = EventState.CANCELLED;
      event.sequence += 1;
      await this.where.app.get(Jobs).state(eventCancelled, { eventId: id });
      return this.db.save(event);
    });
  }

  giveBack({ details }: SignUp): Promise<unknown> {
    return this.inside(() => this.where.app.get(SignUpsService).giveBack(details.token));
  }

  /** Lets every fact have its consequences in the ledger, more than once. */
  follow(): Promise<void> {
    return this.pump((name) => !name.startsWith('outreach.send'));
  }

  /** Sends what there are jobs for, each twice over. */
  deliver(): Promise<void> {
    return this.pump((name) => name.startsWith('outreach.send'));
  }

  /**
   * Runs a statement as whoever may: the jobs' role on the outbox, the app's on the organization's other rows; truncating
   * is for the owner, whom FORCE binds in everything else.
   */
  async admin(sql: string, parameters: unknown[] = []): Promise<void> {
    const name = /^(?:update|delete from) outbox/.test(sql) ? JOBS_ROLE : APP_ROLE;
    const role = `-c role=${name} -c app.organization=${this.where.organizationId}`;
    const client = new pg.Client({
      connectionString: this.where.config.databaseUrl,
      ...(!sql.startsWith('truncate') && { options: role }),
    });
    await client.connect();
    await client.query(sql, parameters).finally(() => client.end());
  }

  /** Runs the jobs of the outbox whose name fits, all of them and then all again, as relay and workers may. */
  private async pump(fits: (name: string) => boolean): Promise<void> {
    const { app, organizationId } = this.where;
    const handlers = app.get(Handlers);
    const all = await this.inTx(() => this.db.repo(OutboxRow).find({ order: { id: 'ASC' } }));
    const rows = all.filter(({ name }) => fits(name));
    for (const { name, payload } of [...rows, ...rows])
      for (const job of handlers.jobsFor(name)) await handlers.run(job.name, { organizationId, payload });
    await this.admin('delete from outbox where id = any($1)', [rows.map(({ id }) => id)]);
  }
}
