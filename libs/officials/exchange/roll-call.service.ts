import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import { Db } from '#platform';
import { type CouncilRows, readCouncil } from '../council.reader.ts';
import type { RollCallInput } from '../entry/entry.input.ts';
import { rollCallWarnings, type RollCallWarning } from '../entry/roll-call.ts';
import { RollCalls } from '../entry/roll-calls.service.ts';
import { Matter, Motion, Vote, VoteEvent } from '../matter.entity.ts';
import { membersOn } from '../members.ts';
import type { FiledRoll, RollProblem } from './roll-call.csv.ts';
import { folded } from './roster.ts';

/** What a roll call of a file is to the record: new, there already, or there with other votes, which only a retraction mends. */
export interface RollOutcome {
  readonly at: string;
  readonly title: string;
  readonly heldOn: string;
  readonly state: 'NEW' | 'THERE' | 'DIFFERS';
  readonly warnings: readonly RollCallWarning[];
}
/** What a file of roll calls does; nothing is recorded while anything does not fit. */
export interface RollOutcomes {
  readonly outcomes: readonly RollOutcome[];
  readonly problems: readonly RollProblem[];
}

/** Takes in roll calls from files: each waits for a second person as if it had been entered, and is there once. */
@Injectable()
export class RollCallFiles {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(RollCalls) private readonly rollCalls: RollCalls,
  ) {}

  /** What the roll calls are to the record; with somebody who records them the new ones are, all of them or none. */
  take(rolls: readonly FiledRoll[], recorder?: Actor): Promise<RollOutcomes> {
    return this.db.inTurn(async () => {
      const council = await readCouncil(this.db);
      const named = rolls.map((roll) => ({ roll, ...namedIn(council, roll) }));
      const problems = named.flatMap((each) => each.problems);
      if (problems.length) return { outcomes: [], problems };
      const outcomes: RollOutcome[] = [];
      for (const { roll, input, members } of named) {
        const { matter, state } = await this.found(council, input);
        const [title, { heldOn }] = [input.matter.titleEn!, input];
        outcomes.push({ at: roll.at, title, heldOn, state, warnings: warningsOf(input, members) });
        const known = matter ? { ...input, matter: { code: matter.code } } : input;
        if (recorder && state === 'NEW') await this.rollCalls.record(recorder, known);
      }
      return { outcomes, problems };
    });
  }

  /** The matter that a roll call is about, where it is known, and whether this vote on it is there. */
  private async found(council: CouncilRows, input: RollCallInput) {
    const [matters, motions, events, votes] = await this.db.all(...([Matter, Motion, VoteEvent, Vote] as const));
    const matter = matters.find((each) => each.bodyCode === council.council && isMatter(each, input.matter));
    const put = motions.filter((each) => each.matterCode === matter?.code && each.classification === input.motion);
    const held = events.filter(
      ({ motionCode, heldOn, retractedAt }) =>
        !retractedAt && heldOn === input.heldOn && put.some(({ code }) => code === motionCode),
    );
    const same = held.some((event) => isSame(event, votes, input));
    // A matter may be amended more than once on a day; it passes once.
    const own = ['AMENDMENT', 'OTHER'].includes(input.motion);
    const state = same ? ('THERE' as const) : held.length && !own ? ('DIFFERS' as const) : ('NEW' as const);
    return { matter, state };
  }
}

/** Whether a matter of a file is one that is known: by its number where both have one, else by its title. */
export function isMatter(
  { fileNumber, titleEn, titleEs }: Matter,
  asked: Pick<RollCallInput['matter'], 'titleEn' | 'fileNumber'>,
): boolean {
  if (asked.fileNumber && fileNumber) return asked.fileNumber === fileNumber;
  return [titleEn, titleEs].some((title) => title && folded(title) === folded(asked.titleEn ?? ''));
}

function isSame(event: VoteEvent, votes: readonly Vote[], { result, votes: asked }: RollCallInput): boolean {
  const own = new Map(
    votes.filter((each) => each.voteEventId === event.id).map((each) => [each.figureCode, each.option]),
  );
  return (
    event.result === result && own.size === asked.length && asked.every((each) => own.get(each.figure) === each.option)
  );
}

const warningsOf = ({ counts, result, votes }: RollCallInput, members: readonly string[]): RollCallWarning[] =>
  rollCallWarnings(
    { counts: Object.fromEntries(counts.map(({ option, value }) => [option, value])), result },
    votes.map(({ figure, option }) => ({ figureCode: figure, option })),
    members,
    null,
  );

/** The same roll call with the codes of its members; a name that nobody in the council had on that day is told. */
function namedIn(council: CouncilRows, { input, lines }: FiledRoll) {
  const members = membersOn(council, council.main, input.heldOn).map(({ figureCode }) => figureCode);
  const problems: RollProblem[] = [];
  const seen = new Set<string>();
  const votes = input.votes.map((vote, index) => {
    const code = members.find((each) => folded(council.figures.get(each)?.name ?? '') === folded(vote.figure));
    const say = (problem: string) => problems.push({ at: lines[index]!, problem: `${problem}: ${vote.figure}` });
    if (code === undefined) say('UNKNOWN_MEMBER');
    else if (seen.has(code)) say('TWICE');
    seen.add(code ?? '');
    return { ...vote, figure: code ?? vote.figure };
  });
  return { members, problems, input: { ...input, votes } };
}
