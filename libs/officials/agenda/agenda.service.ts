import { Inject, Injectable } from '@nestjs/common';
import { In, MoreThanOrEqual } from 'typeorm';
import type { Actor } from '#accounts';
import { Demand } from '#campaigns';
import { AppError, CITY_ZONE, Db, Jobs, type LocalizedText } from '#platform';
import { Body } from '../body.entity.ts';
import { refused } from '../entry/parts.ts';
import { Following } from '../following.service.ts';
import { LedgerKeeper } from '../keeper.ts';
import { Matter } from '../matter.entity.ts';
import { TODAY } from '../words.ts';
import { AgendaItem, AgendaMatch, type AgendaState } from './agenda.entity.ts';
import { agendaChanged } from './agenda.facts.ts';
import type { AgendaItemInput, AgendaItemView, AgendaView } from './agenda.types.ts';
import { inCity, instantOf } from './city.ts';
import { type Known, readKnown } from './known.ts';
import { suggestionsFor } from './suggest.ts';

const titled = (row: { readonly code: string; readonly titleEn: string; readonly titleEs: string }) => ({
  ...{ code: row.code, title: { en: row.titleEn, es: row.titleEs } },
});
const NAMED = ['UMBRELLA', 'DEMAND'];

/** What an item says, as it is saved. */
export type AgendaValues = Pick<
  AgendaItem,
  'bodyCode' | 'startsAt' | 'timeKnown' | 'titleEn' | 'titleEs' | 'fileNumber' | 'matterCode' | 'kind' | 'url'
>;

/** What a mail says of an item. */
export interface AgendaAlert {
  readonly title: LocalizedText;
  readonly body: LocalizedText;
  readonly heldOn: string;
  readonly startsAt: Date;
  readonly zone: string;
  readonly timeKnown: boolean;
  /** From today on, by the calendar of the city. */
  readonly daysLeft: number;
  readonly demands: readonly LocalizedText[];
}

/** Keeps what bodies have on their agendas, and what of it is about a demand: a suggestion until a person has decided. */
@Injectable()
export class Agenda {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(LedgerKeeper) private readonly keeper: LedgerKeeper,
    @Inject(Following) private readonly following: Following,
  ) {}

  /** The items from today on, the soonest first; all of them where what is past is asked for, too. */
  agenda(actor: Actor, past = false): Promise<AgendaView> {
    return this.db.tx(async () => {
      const keeps = actor.can('council.record');
      const [{ today }] = (await this.db.repo(AgendaItem).query(TODAY)) as [{ today: string }];
      const where = past ? {} : { startsAt: MoreThanOrEqual(instantOf(today, null)) };
      const found = await this.db.repo(AgendaItem).find({ where, order: { startsAt: 'ASC', id: 'ASC' }, take: 500 });
      const matches = await this.db.repo(AgendaMatch).findBy({ itemId: In(found.map(({ id }) => id)) });
      const [demands, bodies, matters] = await this.db.all(...([Demand, Body, Matter] as const));
      const names = new Map(bodies.map(({ code, name, nameEs }) => [code, { en: name, es: nameEs }]));
      const wanted = demands.filter(({ kind }) => NAMED.includes(kind)).sort((a, b) => a.position - b.position);
      const known = wanted.map(titled);
      const seen = matches.filter(({ state }) => keeps || state === 'CONFIRMED');
      return {
        today,
        items: found.map((item) => itemView(item, names.get(item.bodyCode), seen)),
        demands: known,
        bodies: keeps ? [...names].map(([code, title]) => ({ code, title })) : [],
        matters: keeps ? matters.map(titled) : [],
      };
    });
  }

  /** Enters an item, or changes the one with that id; answers its id. */
  async save(actor: Actor, input: AgendaItemInput): Promise<string> {
    const userId = await this.keeper.named(actor);
    return this.db.tx(async () => {
      const known = await readKnown(this.db);
      const [titleEn, titleEs] = [input.titleEn.trim(), input.titleEs.trim()];
      if (!titleEn && !titleEs) throw refused('titleEn', 'field.required');
      if (!known.bodies.some(({ code }) => code === input.body)) throw refused('body');
      const matter = input.matter ? known.matters.find(({ code }) => code === input.matter) : null;
      if (matter === undefined || (matter && matter.bodyCode !== input.body)) throw refused('matter');
      const heldAt = input.heldAt ?? null;
      const item = await this.put(known, userId, input.id ?? null, {
        ...{ bodyCode: input.body, startsAt: instantOf(input.heldOn, heldAt), timeKnown: heldAt !== null },
        ...{ titleEn, titleEs, kind: input.kind, url: input.url ?? null, matterCode: matter?.code ?? null },
        fileNumber: input.fileNumber?.trim() || null,
      });
      return item.id;
    });
  }

  /** Saves an item with what it may be about; within the caller's transaction. */
  async put(known: Known, userId: string, id: string | null, values: AgendaValues, more: Partial<AgendaItem> = {}) {
    const item = id
      ? await this.locked(id)
      : this.db.make(AgendaItem, { zone: CITY_ZONE, state: 'PLANNED', recordedBy: userId });
    await this.db.save(Object.assign(item, values, more));
    await this.suggest(known, item);
    if (item.matterCode && item.state === 'PLANNED')
      await this.following.tellOfMatter(item.matterCode, 'AGENDA', item.id, inCity(item.startsAt, item.zone).day);
    await this.jobs.state(agendaChanged, { itemId: item.id });
    return item;
  }

  /** Says what becomes of an item: somebody does, or a file that has it no more. */
  async setState(actor: Actor, id: string, state: AgendaState, stateByHand = true): Promise<void> {
    await this.keeper.named(actor);
    await this.db.tx(async () => {
      await this.db.save(Object.assign(await this.locked(id), { state, stateByHand }));
      await this.jobs.state(agendaChanged, { itemId: id });
    });
  }

  /** Somebody says that an item is about a demand, or that it is not: again changes their mind, and what follows from it. */
  async decide(actor: Actor, id: string, demand: string, about: boolean): Promise<void> {
    const decidedBy = await this.keeper.named(actor);
    await this.db.inTurn(async () => {
      await this.locked(id);
      const named = await this.db.repo(Demand).findOneBy({ code: demand, kind: In(NAMED) });
      if (!named) throw refused('demand');
      const decided = {
        state: about ? ('CONFIRMED' as const) : ('TURNED_DOWN' as const),
        decidedBy,
        decidedAt: new Date(),
      };
      const there = await this.db.repo(AgendaMatch).findOneBy({ itemId: id, demandCode: demand });
      const row = there ?? this.db.make(AgendaMatch, { itemId: id, demandCode: demand, reason: 'HAND' });
      await this.db.save(Object.assign(row, decided));
      await this.jobs.state(agendaChanged, { itemId: id });
    });
  }

  /** An item by its id, which nobody changes until the end of the caller's transaction. */
  steady(id: string): Promise<AgendaItem | null> {
    return this.db.repo(AgendaItem).findOne({ where: { id }, lock: { mode: 'pessimistic_read' } });
  }

  /** What a mail says of an item that is to come. */
  async alert(id: string): Promise<AgendaAlert> {
    const item = await this.db.repo(AgendaItem).findOneByOrFail({ id });
    const about = await this.db.repo(AgendaMatch).findBy({ itemId: id, state: 'CONFIRMED' });
    const demands = await this.db
      .repo(Demand)
      .find({ where: { code: In(about.map(({ demandCode }) => demandCode)) }, order: { position: 'ASC' } });
    const { name: en, nameEs: es } = await this.db.repo(Body).findOneByOrFail({ code: item.bodyCode });
    const [{ today }] = (await this.db.repo(AgendaItem).query(TODAY)) as [{ today: string }];
    const { startsAt, zone, timeKnown } = item;
    const heldOn = inCity(startsAt, zone).day;
    return {
      ...{ startsAt, zone, timeKnown, heldOn, body: { en, es } },
      title: { en: item.titleEn, es: item.titleEs },
      daysLeft: Math.round((Date.parse(heldOn) - Date.parse(today)) / 86_400_000),
      demands: demands.map((each) => ({ en: each.titleEn, es: each.titleEs })),
    };
  }

  /** Suggests what is not there yet; what nobody decided on and what is suggested no more goes. */
  private async suggest(known: Known, item: AgendaItem): Promise<void> {
    const now = suggestionsFor(known.of(item), known.demands);
    const there = await this.db.repo(AgendaMatch).findBy({ itemId: item.id });
    const gone = there.filter(
      ({ state, demandCode }) => state === 'SUGGESTED' && !now.some(({ demand }) => demand === demandCode),
    );
    if (gone.length) await this.db.repo(AgendaMatch).delete({ id: In(gone.map(({ id }) => id)), state: 'SUGGESTED' });
    for (const { demand, reason } of now)
      await this.db.saveIfNew(this.db.make(AgendaMatch, { itemId: item.id, demandCode: demand, reason }));
  }

  /** The item, held until this is done. */
  private async locked(id: string): Promise<AgendaItem> {
    const item = await this.db.repo(AgendaItem).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!item) throw new AppError('NOT_FOUND', 'notFound');
    return item;
  }
}

function itemView(
  item: AgendaItem,
  name: AgendaItemView['bodyName'] | undefined,
  matches: readonly AgendaMatch[],
): AgendaItemView {
  const { day, time } = inCity(item.startsAt, item.zone);
  return {
    ...{ id: item.id, body: item.bodyCode, bodyName: name ?? { en: item.bodyCode, es: '' } },
    ...{ startsAt: item.startsAt, zone: item.zone, heldOn: day, heldAt: item.timeKnown ? time : null },
    ...{ title: { en: item.titleEn, es: item.titleEs }, fileNumber: item.fileNumber, matter: item.matterCode },
    ...{ kind: item.kind, url: item.url, state: item.state },
    matches: matches
      .filter(({ itemId }) => itemId === item.id)
      .map(({ demandCode, reason, state }) => ({ demand: demandCode, reason, state }))
      .sort((a, b) => a.demand.localeCompare(b.demand)),
  };
}
