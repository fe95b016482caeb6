import { createHash, randomUUID } from 'node:crypto';
import { AccessGrant, GrantPerson } from '#accounts';
import { Attendance, AttendanceState, type Event } from '#events';
import {
  BulkChange,
  BulkPerson,
  BulkValue,
  type CustomField,
  CustomFields,
  CustomFieldType,
  ListCells,
  ListPerson,
  PeopleList,
  Reveal,
} from '#people';
import { Db, v4 } from '#platform';
import { OneOnOne, OneOnOneSlot, OneOnOneState, RuleTrigger, Skill, Task, TaskOccasion } from '#volunteers';
import { TaskRule, TaskState } from '#volunteers';
import { GroupKind, PeopleGroup, Relation } from '../libs/people/relations/relation.entity.ts';
import { RELATIONS, type RelationCode } from '../libs/people/relations/kinds.ts';
import { Assessment } from '../libs/volunteers/assessments/assessment.entity.ts';
import { HoursSource, WorkedHours } from '../libs/volunteers/hours/hours.entity.ts';
import { PersonSkill, Volunteer } from '../libs/volunteers/interest/interest.entity.ts';
import { LadderMove, LadderPlace, LadderStage, StepState } from '../libs/volunteers/ladder/ladder.entity.ts';
import { PointPerson } from '../libs/volunteers/point-person/point-person.entity.ts';
import { Referral, ReferralCode } from '../libs/volunteers/referrals/referral.entity.ts';
import { TurfWaiting } from '../libs/volunteers/turf/turf.entity.ts';
import { Qualification, QualificationKind } from '../libs/volunteers/vetting/vetting.entity.ts';
import type { Api } from './harness.ts';
import { Team } from './team.ts';

/** The columns of the lists. */
export const SEAT = '00000000000a';
export const BUS = '00000000000b';
const words = (text: string) => ({ en: text, es: text });

/** What volunteers and organizers made before: what rows about people lead to. */
export interface Setting {
  readonly fields: readonly CustomField[];
  readonly userIds: readonly string[];
  readonly grantIds: readonly string[];
  readonly skillIds: readonly string[];
  readonly kindIds: readonly string[];
  readonly stages: readonly LadderStage[];
  readonly ruleIds: readonly string[];
  readonly lists: readonly PeopleList[];
  readonly groupIds: readonly string[];
  readonly changeIds: readonly string[];
}

/** Makes it. */
export async function startSetting(api: Api): Promise<Setting> {
  const [db, team] = [api.app.get(Db), new Team(api)];
  const userIds = [(await team.join('organizer')).id, (await team.join('organizer')).id];
  return api.inside(() =>
    db.tx(async () => {
      const field = (type: CustomFieldType, label: string) =>
        api.app.get(CustomFields).create({ type, label: words(label) });
      const fields = [await field(CustomFieldType.NUMBER, 'Kids'), await field(CustomFieldType.TEXT, 'Union hall')];
      const skills = ['Drums', 'Doors'].map((title) =>
        db.make(Skill, { title: words(title), position: 0, retiredAt: null }),
      );
      const kinds = ['First aid', 'Marshals'].map((title) =>
        db.make(QualificationKind, { title: words(title), how: words('Ask.'), months: null, retiredAt: null }),
      );
      const stages = ['Supporter', 'Leader'].map((name, position) =>
        db.make(LadderStage, { position, removedAt: null, details: { name: words(name) } }),
      );
      const rules = [RuleTrigger.DID_NOT_COME, RuleTrigger.FIRST_EVENT].map((trigger) => {
        const values = { trigger, dueDays: 1, toPointPerson: true, userId: null };
        return db.make(TaskRule, { ...values, since: null, removedAt: null, details: { title: 'Call' } });
      });
      const column = { type: 'TEXT' as const, options: [] };
      const columns = [
        { ...column, id: SEAT, name: 'seat' },
        { ...column, id: BUS, name: 'bus' },
      ];
      const lists = ['March', 'Rally'].map((name) =>
        db.make(PeopleList, { shared: true, byUserId: null, details: { name, columns } }),
      );
      const groups = ['Local 9', 'Lake St'].map((name) =>
        db.make(PeopleGroup, { kind: GroupKind.ORGANIZATION, details: { name } }),
      );
      const changes = [1, 2].map(() =>
        db.make(BulkChange, {
          kind: 'ADD_TAG',
          state: 'DONE',
          subjectId: v4(),
          language: null,
          byUserId: null,
          total: 1,
        }),
      );
      const grants = userIds.map((userId) => db.make(AccessGrant, { userId, role: 'coordinator', scope: 'PEOPLE' }));
      for (const row of [...skills, ...kinds, ...stages, ...rules, ...lists, ...groups, ...changes, ...grants])
        await db.save(row);
      const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
      const own = {
        skillIds: ids(skills),
        kindIds: ids(kinds),
        groupIds: ids(groups),
        changeIds: ids(changes),
        ruleIds: ids(rules),
      };
      return { fields, userIds, stages, lists, grantIds: ids(grants), ...own };
    }),
  );
}

/** How rows are drawn. */
export interface Draw {
  readonly of: <T>(from: readonly T[]) => T;
  readonly some: (limit: number) => number;
  readonly maybe: () => boolean;
}

/** Puts rows about somebody into the tables beside the list itself; within the caller's transaction. */
export class Leading {
  private readonly db: Db;

  constructor(
    api: Api,
    private readonly setting: Setting,
    private readonly draw: Draw,
  ) {
    this.db = api.app.get(Db);
  }

  async all(personId: string, events: readonly Event[], others: readonly string[]): Promise<void> {
    await this.volunteering(personId);
    await this.standing(personId);
    await this.working(personId, events);
    await this.together(personId);
    await this.belonging(personId, others);
  }

  private past(): Date {
    return new Date(Date.now() - 1000 * this.draw.some(1e6));
  }

  private async volunteering(personId: string): Promise<void> {
    const { maybe, some, of } = this.draw;
    if (maybe())
      await this.db.save(this.db.make(Volunteer, { personId, availability: some(1000), saidAt: this.past() }));
    for (const skillId of this.setting.skillIds)
      if (maybe()) await this.db.save(this.db.make(PersonSkill, { personId, skillId, level: 1 + some(3) }));
    for (const kindId of this.setting.kindIds) {
      const until = of([null, '2031-01-01']);
      const values = { kindId, personId, userId: null, validUntil: until, byUserId: null };
      if (maybe()) await this.db.save(this.db.make(Qualification, values));
    }
  }

  private async standing(personId: string): Promise<void> {
    const { maybe, some, of } = this.draw;
    const [userId, stage] = [of(this.setting.userIds), of(this.setting.stages)];
    if (maybe()) await this.db.save(this.db.make(PointPerson, { personId, userId, since: this.past() }));
    if (maybe()) await this.db.save(this.db.make(TurfWaiting, { personId }));
    for (const state of Object.values(TaskState)) {
      const doneAt = state === TaskState.DONE ? this.past() : null;
      const task = { assigneeUserId: userId, personId, dueOn: null, createdByUserId: null, details: { title: 'Call' } };
      if (maybe()) await this.db.save(this.db.make(Task, { ...task, state, doneAt }));
    }
    for (let n = some(3); n; n -= 1)
      await this.db.save(
        this.db.make(Assessment, {
          personId,
          byUserId: userId,
          at: this.past(),
          mark: null,
          details: { score: 1 + some(5) },
        }),
      );
    if (maybe()) return;
    const place = { personId, stageId: stage.id, since: this.past(), dueOn: null, assigneeUserId: userId };
    await this.db.save(this.db.make(LadderPlace, { ...place, state: of(Object.values(StepState)), details: {} }));
    for (let n = some(3); n; n -= 1) {
      const details = { from: null, to: stage.details.name };
      await this.db.save(
        this.db.make(LadderMove, { personId, state: StepState.ACTIVE, byUserId: userId, at: this.past(), details }),
      );
    }
  }

  /** A task that a rule made of an event, which its organizer may have done or taken away. */
  private async byRule(personId: string, ruleId: string, eventId: string): Promise<void> {
    const { maybe, of } = this.draw;
    const occasion = this.db.make(TaskOccasion, { ruleId, personId, occasionId: eventId, subjectId: eventId });
    await this.db.save(occasion);
    if (maybe()) return;
    const state = of(Object.values(TaskState));
    const work = { state, doneAt: state === TaskState.DONE ? this.past() : null, touched: maybe() };
    const task = { personId, occasionId: occasion.id, assigneeUserId: null, dueOn: null, createdByUserId: null };
    await this.db.save(this.db.make(Task, { ...task, ...work, details: { title: 'Call' } }));
  }

  private async working(personId: string, events: readonly Event[]): Promise<void> {
    const { maybe, some, of } = this.draw;
    for (const { id: eventId } of events) {
      for (const ruleId of this.setting.ruleIds) if (maybe()) await this.byRule(personId, ruleId, eventId);
      const hours = { personId, eventId, day: '2026-01-02', minutes: 1 + some(600), source: HoursSource.STAFF };
      if (maybe()) await this.db.save(this.db.make(WorkedHours, { ...hours, byUserId: null }));
      const came = { eventId, personId, state: of(Object.values(AttendanceState)), byUserId: null };
      if (maybe())
        await this.db.save(this.db.make(Attendance, { ...came, markedAt: this.past(), details: { name: 'A' } }));
    }
    for (const state of [OneOnOneState.BOOKED, OneOnOneState.HELD, OneOnOneState.CANCELLED])
      if (maybe()) await this.talk(personId, state);
    if (maybe()) await this.db.save(this.db.make(ReferralCode, { personId, code: randomUUID() }));
    const kind = of(['signUp', 'signature'] as const);
    if (maybe())
      await this.db.save(this.db.make(Referral, { referrerId: personId, personId: null, kind, subjectId: v4() }));
  }

  private async talk(personId: string, state: OneOnOneState): Promise<void> {
    const userId = this.draw.of(this.setting.userIds);
    // Far apart, since no two times of one organizer overlap.
    const startsAt = new Date(Date.now() + this.draw.some(1e9) * 3600 * 1000 * 0.01);
    const endsAt = new Date(startsAt.getTime() + 1000);
    const times = { userId, startsAt, endsAt, timeZone: 'America/Chicago', details: {} };
    const slot = await this.db.save(this.db.make(OneOnOneSlot, times));
    const details = state === OneOnOneState.HELD ? { outcome: 'Will host.' } : {};
    const values = { slotId: slot.id, personId, userId, startsAt, state, language: 'en' as const, details };
    await this.db.save(this.db.make(OneOnOne, values));
  }

  private async together(personId: string): Promise<void> {
    const { maybe, of } = this.draw;
    for (const { id: listId } of this.setting.lists) {
      if (maybe()) continue;
      await this.db.save(this.db.make(ListPerson, { listId, personId }));
      const values = { ...(maybe() && { [SEAT]: of(['1', '2']) }), ...(maybe() && { [BUS]: of(['A', 'B']) }) };
      await this.db.save(this.db.make(ListCells, { listId, personId, details: { values } }));
    }
    for (const changeId of this.setting.changeIds)
      if (maybe()) await this.db.save(this.db.make(BulkPerson, { changeId, personId, state: 'SAME' }));
    const before = { id: v4(), value: 'Sings bass', at: '2026-05-01T12:00:00Z' };
    for (const changeId of this.setting.changeIds)
      if (maybe()) await this.db.save(this.db.make(BulkValue, { changeId, personId, details: { before } }));
    for (const grantId of this.setting.grantIds)
      if (maybe()) await this.db.save(this.db.make(GrantPerson, { grantId, personId }));
    const look = { userId: of(this.setting.userIds), personId, field: 'PHONE', reason: 'CALL' } as const;
    if (maybe()) await this.db.save(this.db.make(Reveal, { ...look, details: { note: 'Asked.' } }));
  }

  private async belonging(personId: string, others: readonly string[]): Promise<void> {
    const { maybe, of } = this.draw;
    const codes = Object.keys(RELATIONS) as RelationCode[];
    const relate = async (from: string, to: { toPersonId?: string; toGroupId?: string }, between: string) => {
      const code = of(codes.filter((each) => RELATIONS[each].between === between));
      const index = createHash('sha256').update(randomUUID()).digest();
      const ends = { fromId: from, toPersonId: to.toPersonId ?? null, toGroupId: to.toGroupId ?? null };
      await this.db.save(this.db.make(Relation, { ...ends, index, details: { code } }));
    };
    for (const toPersonId of others) {
      if (maybe()) await relate(personId, { toPersonId }, 'person');
      if (maybe()) await relate(toPersonId, { toPersonId: personId }, 'person');
      const came = { referrerId: toPersonId, personId, kind: 'signUp', subjectId: v4() } as const;
      if (maybe()) await this.db.save(this.db.make(Referral, came));
    }
    for (const toGroupId of this.setting.groupIds) if (maybe()) await relate(personId, { toGroupId }, 'group');
  }
}
