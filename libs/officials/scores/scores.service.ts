import { Inject, Injectable } from '@nestjs/common';
import { type Actor, UsersService } from '#accounts';
import { AuditService } from '#audit';
import { AppError, Db } from '#platform';
import { CouncilMemory } from '../council.memory.ts';
import { type CouncilRows, demandsOf, ledgerOf, standingDay } from '../council.reader.ts';
import { sourceView } from '../council.view.ts';
import { holderOn, votesOn } from '../inference.ts';
import { type Day, type DemandRow, indexOf, type Ledger } from '../ledger.ts';
import { dayFrom } from '../positions.service.ts';
import { optionOf, weigh, type Weighed } from '../weighing.ts';
import type { CouncilSettingsView, ScoreView, ScoreVoteView } from './scores.types.ts';
import { PUBLIC_FROM, scoreOf } from './scoring.ts';
import { CouncilSettings } from './settings.entity.ts';

/** Scores of votes, reckoned when somebody asks for them and kept nowhere; the public sees them only where that is switched on. */
@Injectable()
export class Scores {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(CouncilMemory) private readonly memory: CouncilMemory,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(AuditService) private readonly audit: AuditService,
  ) {}

  /** The score of an official on each demand on which there is a roll call that counts. */
  async scores(code: string, asOf?: string): Promise<ScoreView[]> {
    const asked = asOf === undefined ? undefined : dayFrom(asOf);
    const { rows } = await this.memory.read();
    const figure = rows.figures.get(code);
    if (!figure?.name || figure.kind !== 'OFFICIAL') throw new AppError('NOT_FOUND', 'council.noFigure', { code });
    const day = asked ?? standingDay(rows);
    const ledger = ledgerOf(rows, day);
    return demandsOf(rows, day, ['UMBRELLA', 'DEMAND']).map((demand) => scoreView(rows, ledger, code, demand, day));
  }

  /** The same as the public may read it: null unless it is switched on, and no number that rests on too few votes. */
  async publicScores(code: string, asOf?: string): Promise<ScoreView[] | null> {
    if (!(await this.settings()).publicScores) return null;
    return (await this.scores(code, asOf)).map((score) =>
      score.votes.length - score.absent >= PUBLIC_FROM ? score : { ...score, agreement: null },
    );
  }

  settings(): Promise<CouncilSettingsView> {
    return this.db.tx(async () => {
      const [row] = await this.db.repo(CouncilSettings).find();
      return { publicScores: row?.publicScores ?? false };
    });
  }

  /** Switches scores on the public pages on or off; who did it is written down, once for each change. */
  async show(actor: Actor, on: boolean): Promise<CouncilSettingsView> {
    const userId = await this.users.named(actor);
    return this.db.inTurn(async () => {
      const [row] = await this.db.repo(CouncilSettings).find({ lock: { mode: 'pessimistic_write' } });
      if ((row?.publicScores ?? false) === on) return { publicScores: on };
      if (row) await this.db.repo(CouncilSettings).update({ id: row.id }, { publicScores: on });
      else await this.db.save(this.db.make(CouncilSettings, { publicScores: on }));
      await this.audit.write({ kind: on ? 'SCORES_SHOWN' : 'SCORES_HIDDEN', userId });
      return { publicScores: on };
    });
  }
}

/** The roll calls that count on a demand, each with its day: those of which anybody's name scores. */
function rollCallsOn(rows: CouncilRows, ledger: Ledger, demand: DemandRow, asOf: Day): Map<string, Day> {
  const { byDemand, evidence } = indexOf(ledger);
  const links = [demand.code, ...demand.parts].flatMap((code) => byDemand.get(code) ?? []);
  const found = new Map<string, Day>();
  for (const link of links) {
    const row = evidence.get(link.evidenceId);
    const event = rows.evidence.get(link.evidenceId)?.voteEventId;
    if (!row || !event || (row.when.to ?? '') > asOf) continue;
    if (weigh(row, link, demand.version).tier === 6) found.set(event, row.when.to!);
  }
  return found;
}

function voteView(rows: CouncilRows, { row, link }: Weighed): ScoreVoteView {
  const evidence = rows.evidence.get(row.id)!;
  const option = optionOf(row);
  const said = option === 'YES' || option === 'NO';
  return {
    ...{ id: row.id, text: { en: evidence.textEn, es: evidence.textEs }, heldOn: evidence.date.value!, option },
    serves: said ? (option === 'YES') === (link.direction === 1) : null,
    source: sourceView(rows, evidence.sourceCode),
  };
}

function scoreView(rows: CouncilRows, ledger: Ledger, code: string, demand: DemandRow, day: Day): ScoreView {
  const votes = votesOn(ledger, code, demand, day);
  const events = [...rollCallsOn(rows, ledger, demand, day).values()];
  const sat = (on: Day) => ledger.seats.some((seat) => holderOn(ledger, seat, on)?.figureId === code);
  const { agreement, words, absent } = scoreOf(
    votes.map(({ row, link }) => ({ option: optionOf(row), yesMeans: link.direction as 1 | -1 })),
  );
  const { titleEn, titleEs } = rows.demands.find((each) => each.code === demand.code)!;
  return {
    ...{ demand: demand.code, title: { en: titleEn, es: titleEs }, agreement, words, absent },
    ...{ of: events.length, could: events.filter(sat).length },
    votes: votes.map((each) => voteView(rows, each)).reverse(),
  };
}
