import { CITY_ZONE } from '#platform';
import { Injectable } from '@nestjs/common';
import { markOf } from '../assessments/assessments.service.ts';
import { UserKind } from './care.activity.ts';

const TODAY = `(now() at time zone '${CITY_ZONE}')::date`;

/** About whom something is to be done, is late or was done, by one user or any; and who did something themselves. */
@Injectable()
export class TaskKind extends UserKind {
  readonly kind = 'task';

  where(id: string, since: string): string {
    return this.about(`x.state = 'OPEN'`, 'x."createdAt"', id, since);
  }

  override readonly others = ['OVERDUE', 'DONE', 'FINISHED'];

  override whereOther(code: string, id: string, since: string): string {
    if (code === 'OVERDUE')
      return this.about(`x.state = 'OPEN' and x."dueOn" < ${TODAY}`, 'x."dueOn"', id, `(${since})::date`);
    if (code === 'DONE') return this.about(`x.state = 'DONE'`, 'x."doneAt"', id, since);
    // Of a task about somebody else: the line of the one it is about says the same of another one's work.
    return `exists (select from timeline t join task x on x.id = t."subjectId" where t."personId" = p.id
      and t.kind = 'TASK_DONE' and x."personId" is distinct from p.id and (${id} is null or x."assigneeUserId" = ${id})
      and (${since} is null or t.at >= ${since}))`;
  }

  private about(state: string, at: string, id: string, since: string): string {
    return `exists (select from task x where x."personId" = p.id and ${state}
      and (${id} is null or x."assigneeUserId" = ${id}) and (${since} is null or ${at} >= ${since}))`;
  }
}

/** Which scores each way of asking means: 1 is strong support, 5 strong opposition. */
const SCORES: Readonly<Record<string, readonly number[]>> = {
  DID: [1, 2, 3, 4, 5],
  STRONG_SUPPORT: [1],
  SUPPORT: [1, 2],
  UNDECIDED: [3],
  AGAINST: [4, 5],
  STRONG_AGAINST: [5],
};

/** How far somebody supports us by the latest word on it, and who said it; the scores are sealed, their marks are compared. */
@Injectable()
export class AssessmentKind extends UserKind {
  readonly kind = 'assessment';

  where(id: string, since: string): string {
    return this.whereOther('DID', id, since);
  }

  override readonly others = Object.keys(SCORES).filter((code) => code !== 'DID');

  override whereOther(code: string, id: string, since: string): string {
    const marks = SCORES[code]!.map((score) => `'\\x${markOf(this.db, score).toString('hex')}'::bytea`);
    return `exists (select from assessment x where x."personId" = p.id and x.mark in (${marks.join(', ')})
      and (${id} is null or x."byUserId" = ${id}) and (${since} is null or x.at >= ${since})
      and not exists (select from assessment y where y."personId" = p.id and (y.at, y.id) > (x.at, x.id)))`;
  }
}
