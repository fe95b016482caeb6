import { expect } from '@jest/globals';
import { DateTime } from 'luxon';
import { TimelineEntry } from '#people';
import { Db, Handlers, Jobs } from '#platform';
import { InterestForm, InterestForms, OneOnOne, oneOnOneBooked, OneOnOneSlot, OneOnOneState } from '#volunteers';
import { MINUTE } from './gatherings.ts';
import type { Api } from './harness.ts';
import { type Member, Team } from './team.ts';

/** A rule as the API tells it. */
export interface Rule {
  id: string;
  on: boolean;
  title: string;
  made: number | null;
  done: number | null;
  user: { name: string; active: boolean } | null;
}
/** A task about somebody. */
export interface ToldTask {
  id: string;
  title: string;
  dueOn: string | null;
  byRule: boolean;
  assignee: { id: string } | null;
}
const RULE = 'id on title trigger dueDays toPointPerson made done user { name active }';

/** A day of the calendar where the campaign is. */
export const dayIn = (days: number): string =>
  DateTime.now().setZone('America/Chicago').plus({ days }).toFormat('yyyy-MM-dd');

const began = DateTime.now();
/** The same of what was made since this file began, which may have been the day before. */
export const dueIn = (days: number) =>
  expect.stringMatching(
    new RegExp(
      [DateTime.now(), began].map((at) => `^${at.setZone('America/Chicago').plus({ days }).toISODate()}$`).join('|'),
    ),
  ) as unknown as string;

/** The code of a refusal. */
export const codeOf = ({ errors }: { errors?: { extensions: { code: string } }[] }): string | undefined =>
  errors?.[0]?.extensions.code;

/** Rules that make tasks, what they act on, and what comes of it. */
export class Ruling {
  private constructor(
    readonly api: Api,
    readonly team: Team,
    readonly owner: Member,
    readonly organizer: Member,
    readonly coordinator: Member,
  ) {}

  static async start(api: Api): Promise<Ruling> {
    const team = new Team(api);
    const [owner, organizer] = [await team.join('owner'), await team.join('organizer')];
    return new Ruling(api, team, owner, organizer, await team.join('coordinator'));
  }

  write(input: object, by = this.organizer) {
    return this.team.gql<{ createTaskRule: Rule }>(
      by.cookie,
      `mutation ($input: TaskRuleInput!) { createTaskRule(input: $input) { ${RULE} } }`,
      { input: { title: 'Call them', dueDays: 3, toPointPerson: false, ...input } },
    );
  }

  change(id: string, changes: object) {
    return this.team.gql<{ updateTaskRule: Rule }>(
      this.organizer.cookie,
      `mutation ($changes: TaskRuleChanges!) { updateTaskRule(id: "${id}", changes: $changes) { ${RULE} } }`,
      { changes },
    );
  }

  remove(id: string) {
    return this.team.gql(this.organizer.cookie, `mutation { removeTaskRule(id: "${id}") }`);
  }

  async rules(): Promise<Rule[]> {
    const { data } = await this.team.gql<{ taskRules: Rule[] }>(this.organizer.cookie, `{ taskRules { ${RULE} } }`);
    return data.taskRules;
  }

  /** Has a rule while something is done. */
  async ruled<T>(input: object, work: (rule: Rule) => Promise<T>): Promise<T> {
    const { data, errors } = await this.write(input);
    if (errors) throw new Error(errors[0]!.message);
    try {
      return await work(data.createTaskRule);
    } finally {
      await this.remove(data.createTaskRule.id);
    }
  }

  /** What an organizer does; a refusal is an error. */
  async act<D = Record<string, never>>(mutation: string, by = this.organizer, variables: object = {}): Promise<D> {
    const text = mutation.startsWith('mutation') ? mutation : `mutation { ${mutation} }`;
    const { data, errors } = await this.team.gql<D>(by.cookie, text, variables);
    if (errors) throw new Error(errors[0]!.message);
    return data;
  }

  async about(personId: string): Promise<ToldTask[]> {
    const query = `{ tasksAbout(personId: "${personId}") { id title dueOn byRule assignee { id } } }`;
    return (await this.team.gql<{ tasksAbout: ToldTask[] }>(this.organizer.cookie, query)).data.tasksAbout;
  }

  /** What somebody's history says of tasks, as a member reads it. */
  async history(personId: string, by = this.organizer) {
    const query = `{ timelineOf(personId: "${personId}") { items { kind about { kind name } } } }`;
    interface Page {
      timelineOf: { items: { kind: string; about: { kind: string; name: string } | null }[] };
    }
    const { items } = (await this.team.gql<Page>(by.cookie, query)).data.timelineOf;
    return items.filter(({ kind }) => kind.startsWith('TASK_'));
  }

  mark(e: string, p: string, s: string) {
    return this.act(`markAttendance(eventId: "${e}", personId: "${p}", state: ${s}) { came }`);
  }

  /** Does what the worker would with all that was stated. */
  follow(): Promise<void> {
    return this.team.made.follow();
  }

  /** Does one job once more. */
  run(name: string, payload: object): Promise<void> {
    return this.api.app.get(Handlers).run(name, { organizationId: this.api.organizationId, payload });
  }

  async merge(keepId: string, dropId: string): Promise<string> {
    const asked = `mergePeople(input: { keepId: "${keepId}", dropId: "${dropId}" }) { id }`;
    return (await this.act<{ mergePeople: { id: string } }>(asked)).mergePeople.id;
  }

  /** An event that has begun, and people with a place at it. */
  async begun(people: number): Promise<{ e: string; ids: string[] }> {
    const event = await this.team.made.eventIn(-10 * MINUTE);
    const ids: string[] = [];
    for (let at = 0; at < people; at += 1)
      ids.push((await this.team.made.signUp(event, { name: `Ana ${at}` })).personId!);
    return { e: event.id, ids };
  }

  /** A talk of somebody that was booked and begins in so many minutes. */
  talk(personId: string, minutes: number): Promise<string> {
    const [db, jobs] = [this.api.app.get(Db), this.api.app.get(Jobs)];
    return this.team.made.inTx(async () => {
      const startsAt = new Date(Date.now() + minutes * MINUTE);
      const when = { userId: this.organizer.id, startsAt, language: 'en' as const };
      const slot = { ...when, endsAt: new Date(startsAt.getTime() + 1000), timeZone: 'America/Chicago' };
      const { id: slotId } = await db.save(db.make(OneOnOneSlot, { ...slot, withdrawnAt: null, details: {} }));
      const state = { state: OneOnOneState.BOOKED, ahead: false, cancelledBySelf: false, details: {} };
      const { id } = await db.save(db.make(OneOnOne, { slotId, personId, ...when, ...state }));
      await jobs.state(oneOnOneBooked, { oneOnOneId: id });
      return id;
    });
  }

  /** Somebody fills in the public form, and confirms it twice; who they are then. */
  async interested(email: string): Promise<string> {
    const [db, forms] = [this.api.app.get(Db), this.api.app.get(InterestForms)];
    const form = { name: 'Inés Ejemplo', email, skills: [], availability: 0, news: [], language: 'es' as const };
    await this.api.inside(() => forms.ask(form));
    const [row] = await this.team.made.inTx(() =>
      db.repo(InterestForm).find({ order: { createdAt: 'DESC' }, take: 1 }),
    );
    for (let time = 0; time < 2; time += 1) await this.api.inside(() => forms.confirm(row!.details.token));
    const [entry] = await this.team.made.inTx(() =>
      db.repo(TimelineEntry).find({ where: { kind: 'INTERESTED' }, order: { at: 'DESC' }, take: 1 }),
    );
    return entry!.personId;
  }
}
