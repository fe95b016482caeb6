import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Actor, UsersService } from '#accounts';
import { PeopleService, view } from '#people';
import { Db } from '#platform';
import { LadderPlace } from './ladder.entity.ts';
import { IS_LATE } from './ladder.sql.ts';
import type { StandingAsked, StandingPage } from './ladder.types.ts';

const MANY = 50;
/** Those whose step is due first; who gave theirs up stand last. */
const ORDER = `(l.state = 'ABANDONED')::int, coalesce(l."dueOn", 'infinity'), l.since, l.id`;

/** Shows who stands at a stage of the ladder, a part at a time. */
@Injectable()
export class LadderBoard {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(PeopleService) private readonly people: PeopleService,
  ) {}

  at(actor: Actor, { stageId, first, after }: StandingAsked): Promise<StandingPage> {
    return this.db.tx(async () => {
      const many = first ?? MANY;
      const found = await this.db.repo(LadderPlace).query<{ id: string; late: boolean }[]>(
        `select l.id, ${IS_LATE} as late from ladder_place l where l."stageId" = $1
           and ($2::uuid is null or (${ORDER}) > (select ${ORDER} from ladder_place l where l.id = $2))
         order by ${ORDER} limit $3`,
        [stageId, after ?? null, many + 1],
      );
      const page = found.slice(0, many);
      const rows = await this.db.repo(LadderPlace).findBy({ id: In(page.map(({ id }) => id)) });
      const places = new Map(rows.map((row) => [row.id, row]));
      const people = await this.people.byIds(rows.map(({ personId }) => personId));
      const users = await this.users.byIds(rows.flatMap(({ assigneeUserId }) => assigneeUserId ?? []));
      const items = page.flatMap(({ id, late }) => {
        const place = places.get(id);
        const person = place && people.get(place.personId);
        if (!person) return [];
        const { state, since, dueOn, assigneeUserId } = place;
        const assignee = (assigneeUserId && users.get(assigneeUserId)?.details.name) || null;
        return [{ person: view(actor, person), state, since, dueOn, late, assignee }];
      });
      return { items, endCursor: found.length > many ? page.at(-1)!.id : null };
    });
  }
}
