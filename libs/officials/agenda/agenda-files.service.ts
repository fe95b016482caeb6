import { Inject, Injectable } from '@nestjs/common';
import { Like } from 'typeorm';
import type { Actor } from '#accounts';
import { Db } from '#platform';
import type { FiledAgenda, FiledItem } from '../exchange/legistar.agenda.ts';
import { folded } from '../exchange/roster.ts';
import { LedgerKeeper } from '../keeper.ts';
import { TODAY } from '../words.ts';
import { AgendaItem, type AgendaState } from './agenda.entity.ts';
import { Agenda, type AgendaValues } from './agenda.service.ts';
import { inCity, instantOf } from './city.ts';
import { type Known, readKnown } from './known.ts';
import { suggestionsFor } from './suggest.ts';

/** What an item of a file is to what is there; GONE is one that its meeting has no more, and that is withdrawn. */
export interface AgendaOutcome {
  readonly at: string;
  readonly state: 'NEW' | 'THERE' | 'CHANGED' | 'GONE';
  readonly heldOn: string;
  readonly title: string;
  /** The demands that it may be about. */
  readonly demands: readonly string[];
}

/** Takes in agendas from files: what would change is told first, and a second time nothing does. */
@Injectable()
export class AgendaFiles {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Agenda) private readonly agenda: Agenda,
    @Inject(LedgerKeeper) private readonly keeper: LedgerKeeper,
  ) {}

  /** The bodies by each of their names (folded), and today in the city: what an agenda is read with. */
  bodies(): Promise<{ readonly names: ReadonlyMap<string, string>; readonly today: string }> {
    return this.db.tx(async () => {
      const { bodies } = await readKnown(this.db);
      const names = bodies.flatMap(({ code, name, nameEs, abbreviation, otherNames }) =>
        [name, nameEs, abbreviation ?? '', ...otherNames.map((other) => other.name)]
          .filter(Boolean)
          .map((each) => [folded(each), code] as const),
      );
      const [{ today }] = (await this.db.repo(AgendaItem).query(TODAY)) as [{ today: string }];
      return { names: new Map(names), today };
    });
  }

  /** What the items are to the agenda; with somebody who records them they are saved, all of them or none. */
  take({ items, meetings }: Pick<FiledAgenda, 'items' | 'meetings'>, recorder?: Actor): Promise<AgendaOutcome[]> {
    return this.db.inTurn(async () => {
      const userId = recorder && (await this.keeper.named(recorder));
      const known = await readKnown(this.db);
      const there = await this.db.repo(AgendaItem).find({ where: { externalId: Like('legistar:%') } });
      const byId = new Map(there.map((item) => [item.externalId, item]));
      const outcomes: AgendaOutcome[] = [];
      for (const filed of items) {
        const item = byId.get(filed.externalId);
        const values = valuesOf(known, filed, item);
        const state = !item ? 'NEW' : same(item, values, stateOf(filed, item)) ? 'THERE' : 'CHANGED';
        const demands = suggestionsFor(known.of(values), known.demands).map(({ demand }) => demand);
        outcomes.push({ ...{ at: filed.at, state, heldOn: filed.heldOn, title: filed.title }, demands });
        if (userId && state !== 'THERE')
          await this.agenda.put(known, userId, item?.id ?? null, values, {
            ...{ state: stateOf(filed, item), externalId: filed.externalId },
          });
      }
      const filed = new Set(items.map(({ externalId }) => externalId));
      for (const item of there) {
        if (item.state !== 'PLANNED' || filed.has(item.externalId!) || !meetings.includes(meetingOf(item))) continue;
        const { id, titleEn, titleEs, startsAt } = item;
        const at = `eventitems/${item.externalId!.split('/')[1]}`;
        outcomes.push({ at, state: 'GONE', heldOn: inCity(startsAt).day, title: titleEn || titleEs, demands: [] });
        if (recorder) await this.agenda.setState(recorder, id, 'WITHDRAWN', false);
      }
      return outcomes;
    });
  }
}

const meetingOf = ({ externalId }: AgendaItem): string => /^legistar:([^/]*)\//.exec(externalId ?? '')?.[1] ?? '';

/** What a file knows replaces what was there; what somebody here added to it (a translation, a matter) stays. */
function valuesOf(known: Known, filed: FiledItem, item: AgendaItem | undefined): AgendaValues {
  const { body, heldOn, heldAt, title, fileNumber, kind, url } = filed;
  const matter = known.matters.find((each) => each.bodyCode === body && fileNumber && each.fileNumber === fileNumber);
  return {
    ...{ bodyCode: body, startsAt: instantOf(heldOn, heldAt), timeKnown: heldAt !== null },
    ...{ titleEn: title, titleEs: item?.titleEs ?? '', fileNumber, kind, url },
    matterCode: item?.matterCode ?? matter?.code ?? null,
  };
}

/** What somebody here said became of it stays until the file says more than that it is planned. */
const stateOf = ({ state }: FiledItem, item: AgendaItem | undefined): AgendaState =>
  state === 'PLANNED' && item?.stateByHand ? item.state : state;

const same = (item: AgendaItem, { startsAt, ...values }: AgendaValues, state: AgendaState): boolean =>
  item.startsAt.getTime() === startsAt.getTime() &&
  item.state === state &&
  Object.entries(values).every(([key, value]) => item[key as keyof AgendaItem] === value);
