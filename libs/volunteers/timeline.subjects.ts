import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import { type Actor, UsersService } from '#accounts';
import { type NamedSubject, type SubjectNames, titled, TimelineSubjects } from '#people';
import { current, Db, type LocalizedText, textIn } from '#platform';
import { LadderMove } from './ladder/ladder.entity.ts';
import { OneOnOne, OneOnOneSlot } from './one-on-ones/one-on-one.entity.ts';
import { TasksService } from './tasks.service.ts';
import { QualificationKind } from './vetting/vetting.entity.ts';

/** Names what volunteers' histories tell of: one-on-ones, steps of the ladder, trainings, tasks. */
@Injectable()
export class VolunteerSubjects implements OnModuleInit {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(TasksService) private readonly tasks: TasksService,
    @Inject(TimelineSubjects) private readonly subjects: TimelineSubjects,
  ) {}

  onModuleInit(): void {
    const talks: SubjectNames['entries'] = ['ONE_ON_ONE_BOOKED', 'ONE_ON_ONE_CANCELLED', 'ONE_ON_ONE_HELD'];
    this.add('talk', talks, async (actor, ids) => (actor.can('people.contact') ? this.talks(ids) : new Map()));
    this.add('task', ['TASK_BY_RULE', 'TASK_DONE'], (actor, ids) => this.titles(actor, ids));
    this.add('move', ['STAGE_MOVED'], (_, ids) => this.moves(ids));
    this.add('training', ['QUALIFIED'], async (_, ids) => titled(await this.kinds(ids)));
  }

  /** Stages and trainings are nobody's secret, a task is for who may see it; with whom somebody talked is for who may reach people. */
  private add(
    kind: string,
    entries: SubjectNames['entries'],
    find: (actor: Actor, ids: string[]) => Promise<ReadonlyMap<string, NamedSubject>>,
  ) {
    this.subjects.add({ kind, entries, names: (actor, ids) => this.db.tx(() => find(actor, [...ids])) });
  }

  private async titles(actor: Actor, ids: string[]): Promise<ReadonlyMap<string, NamedSubject>> {
    const titles = await this.tasks.titles(actor, ids);
    return new Map([...titles].map(([id, name]) => [id, { id, name }]));
  }

  private kinds(ids: string[]): Promise<QualificationKind[]> {
    return this.db.repo(QualificationKind).findBy({ id: In(ids) });
  }

  /** With whom, and when, in the time of the place. */
  private async talks(ids: string[]): Promise<ReadonlyMap<string, NamedSubject>> {
    const talks = await this.db.repo(OneOnOne).findBy({ id: In(ids) });
    const slots = await this.db.repo(OneOnOneSlot).findBy({ id: In(talks.map(({ slotId }) => slotId)) });
    const zones = new Map(slots.map(({ id, timeZone }) => [id, timeZone]));
    const users = await this.users.byIds(talks.map(({ userId }) => userId));
    const time = ({ slotId, startsAt }: OneOnOne) =>
      new Intl.DateTimeFormat(current().language, {
        ...({ dateStyle: 'medium', timeStyle: 'short' } as const),
        timeZone: zones.get(slotId)!,
      }).format(startsAt);
    const name = (talk: OneOnOne) => [users.get(talk.userId)?.details.name, time(talk)].filter(Boolean).join(', ');
    return new Map(talks.map((talk) => [talk.id, { id: talk.id, name: name(talk) }]));
  }

  /** From which stage to which, as they were called then. */
  private async moves(ids: string[]): Promise<ReadonlyMap<string, NamedSubject>> {
    const moves = await this.db.repo(LadderMove).findBy({ id: In(ids) });
    const inWords = (text: LocalizedText | null) => (text ? textIn(text, current().language).text : '');
    return new Map(
      moves.map(({ id, details: { from, to } }) => {
        const name = [from, to].map(inWords).filter(Boolean).join(' → ');
        return [id, { id, name }];
      }),
    );
  }
}
