import { inOrder, pathTally, pathTo, type PathTally, type PathTo } from '../../../../../libs/officials/path.ts';
import { list } from '../../lib/format.ts';
import { type Language, type Say, sayCode } from '../../lib/i18n.ts';
import type { Path } from './levers/documents.ts';
import { type PathSeat, standingOf } from './path-view.ts';
import { labelWords, told } from './words.ts';

const COUNTS = ['firm', 'leans', 'open', 'leansAgainst', 'against', 'away'] as const;

/** How many seats count as what, only what there is: "2 firm, 1 leaning for and 10 open". */
export const tallyWords = (tally: PathTally, say: Say, language: Language): string =>
  list(
    language,
    COUNTS.filter((count) => tally[count] > 0).map((count) =>
      say(`console.path.count.${count}`, { count: tally[count] }),
    ),
  );

/** Where a seat stands, in words: also that nobody holds it. */
export const standsWords = ({ vacant, cell }: PathSeat, say: Say): string =>
  vacant ? say('console.path.vacant') : labelWords(cell, say);

/** The picture for somebody who does not see it: all numbers, then every seat that is not simply unknown. */
export function pathPictureWords(
  seats: readonly PathSeat[],
  requirements: readonly Pick<Path['requirements'][number], 'matter' | 'needed'>[],
  say: Say,
  language: Language,
): string {
  const standings = seats.map((seat) => ({ ...standingOf(seat), seat }));
  const tally = pathTally(standings);
  const { floor, likely, ceiling } = tally;
  const needs = requirements.map(({ matter, needed }) =>
    say(`console.path.alt.need.${matter}`, { needed, short: pathTo(standings, needed).short }),
  );
  const named = inOrder(standings).flatMap(({ label, vacant, seat }) =>
    label === 'UNKNOWN' && !vacant ? [] : [`${seat.place}: ${standsWords(seat, say)}.`],
  );
  const counts = tallyWords(tally, say, language);
  const numbers = { counts, total: seats.length, floor, likely, ceiling, needs: needs.join(' ') };
  return say('console.path.alt', { ...numbers, seats: named.join(' ') }).trim();
}

/** The answer in a few words: "Open: 5 short of 7". */
export const stateWords = ({ state, short, needed }: PathTo, { floor, ceiling }: PathTally, say: Say): string =>
  say(`console.path.state.${state}`, { short, needed, floor, ceiling });

/** The same of overriding a veto, as a sentence. */
export const overrideWords = ({ state, short, needed }: PathTo, { floor, ceiling }: PathTally, say: Say): string =>
  say(`console.path.override.${state}`, { short, needed, floor, ceiling });

/** For which lever the path is, and which other ways there are on which others decide. */
export function leverWords(
  { lever, others, main }: Pick<Path, 'lever' | 'others' | 'main'>,
  say: Say,
  language: Language,
): string[] {
  const kind = lever?.kind ?? 'none';
  const known = sayCode(say, 'console.path.lever', kind);
  const decides = lever && !main ? decidesWords(lever, say, language) : known;
  const ways = others.flatMap((each) => {
    const words = sayCode(say, 'console.path.way', each);
    return words === each ? [] : [words];
  });
  return [
    decides === kind ? say('console.path.lever.other') : decides,
    ...(ways.length && main ? [say('console.path.others', { others: list(language, ways) })] : []),
  ];
}

/** Who decides by a lever, and whether that grants the demand: "County decision. Decides: Hennepin County. ..." */
export const decidesWords = (
  { kind, decider, grants }: Pick<Path['levers'][number], 'kind' | 'decider' | 'grants'>,
  say: Say,
  language: Language,
): string =>
  [
    sayCode(say, 'lever.kind', kind),
    decider ? say('lever.decides', { name: told(decider, language).text }) : say('lever.decidesNobody'),
    ...(grants ? [] : [say('lever.helps')]),
  ]
    .map((words) => `${words}.`)
    .join(' ');
