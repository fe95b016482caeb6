import { type Language, type MessageKey, type Say, sayCode } from '../../lib/i18n.ts';
import { countedAs, type Count, type Localized } from './view.ts';
import type { BodyDecision, Cell, DemandHead, FuzzyDate, Seat } from './documents.ts';

/** A text of the record in the reader's language; what is missing there is told in English, and marked as such. */
export function told(text: Localized, language: Language): { readonly text: string; readonly lang?: Language } {
  if (text[language]) return { text: text[language] };
  return { text: text.en, lang: 'en' };
}

/** A day that is written YYYY-MM-DD, as the language writes it: "December 31, 2025". */
export const dayWords = (language: Language, day: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

const only = (language: Language, day: string, month: 'long' | undefined): string =>
  new Intl.DateTimeFormat(language, { year: 'numeric', month, timeZone: 'UTC' }).format(new Date(day));

function bareDate({ value, precision, printed }: FuzzyDate, say: Say, language: Language): string {
  if (!value) return printed ?? say('council.date.unknown');
  switch (precision) {
    case 'DAY':
      return dayWords(language, value);
    case 'MONTH':
      return only(language, value, 'long');
    case 'YEAR':
      return only(language, value, undefined);
    default:
      return say('council.date.from', { date: dayWords(language, value) });
  }
}

/** A date no more exact than the record has it; a year that is not printed in the source says so. */
export function dateWords(date: FuzzyDate, say: Say, language: Language): string {
  const words = bareDate(date, say, language);
  return date.yearInferred ? say('council.date.yearInferred', { date: words }) : words;
}

/** A seat of another body has a title of its own. */
interface Placed {
  readonly place?: string | null;
}

/** Who holds a seat, for a sentence: the name, or "the holder of ward 3". */
export const holder = (
  { figure, ward, holderUnconfirmed, place }: Pick<Seat, 'figure' | 'ward' | 'holderUnconfirmed'> & Placed,
  say: Say,
): string => {
  if (figure && !holderUnconfirmed) return figure.name;
  return place ? say('console.council.someoneOf', { place }) : say('console.council.someone', { ward });
};

/** The seat as a heading: "Ward 9, Jason Chavez". */
export const seatWords = ({ ward, figure, place }: Pick<Seat, 'figure' | 'ward'> & Placed, say: Say): string => {
  if (place) return figure ? `${place}, ${figure.name}` : place;
  return figure ? say('console.council.wardAnd', { ward, name: figure.name }) : say('council.ward', { ward });
};

/** Which seat it is, in words: the ward of the council, the seat's own title in another body. */
export const placeWords = ({ ward, place }: Pick<Seat, 'ward'> & Placed, say: Say): string =>
  place ?? say('council.ward', { ward });

/** What stands under a name in the grid: what is unsure about the seat first, then the role in the council. */
export function underName(
  seat: Pick<Seat, 'figure' | 'role' | 'outgoing' | 'holderUnconfirmed'> & Placed,
): MessageKey | undefined {
  if (!seat.figure) return 'council.unknown.NO_HOLDER_IN_RECORD';
  if (seat.holderUnconfirmed) return 'council.unknown.HOLDER_UNCONFIRMED';
  if (seat.outgoing) return 'council.outgoing';
  if (seat.place) return undefined;
  return seat.role === 'PRESIDENT' ? 'council.role.PRESIDENT' : 'council.role.MEMBER';
}

/** The label in words: a position that went out of date says both. */
export const labelWords = ({ label, stale }: Pick<Cell, 'label' | 'stale'>, say: Say): string => {
  const word = say(`council.label.${label}`);
  return stale && label !== 'UNKNOWN' ? say('council.labelOutOfDate', { label: word }) : word;
};

/** What the label rests on, and how old that is: "Own words, 38 days". */
export function basisWords({ basis, ageDays }: Pick<Cell, 'basis' | 'ageDays'>, say: Say): string {
  const words = say(`council.basis.${basis}`);
  if (ageDays === null) return words;
  return say('council.basisAge', { basis: words, age: say('council.days', { count: ageDays }) });
}

/** The second line of a cell: what waits, else why it is unknown, else what it rests on and how old that is. */
export function underLabel(cell: Cell, say: Say): string {
  if (cell.toReview > 0 && cell.label === 'UNKNOWN') return say('council.toReview', { count: cell.toReview });
  if (cell.label === 'UNKNOWN') return say(`council.unknown.${cell.unknownReason ?? 'NO_EVIDENCE'}`);
  return basisWords(cell, say);
}

const FRESH_DAYS = 180;

/** How fresh the words are (2.5 of the stance rules: fresh up to 180 days); votes and acts do not age. */
export function freshness(cell: Pick<Cell, 'stale' | 'ageDays' | 'basis'>, say: Say): string | undefined {
  if (cell.ageDays === null) return undefined;
  const age = say('council.days', { count: cell.ageDays });
  if (cell.stale) return say('console.council.old', { age });
  if (['VOTED', 'SPONSORED', 'ACTED'].includes(cell.basis)) return age;
  return say(cell.ageDays <= FRESH_DAYS ? 'console.council.fresh' : 'console.council.ageing', { age });
}

/** The label as a sentence about the holder, or why there is none. */
export function sentence(
  seat: Pick<Seat, 'figure' | 'ward' | 'holderUnconfirmed'> & Placed,
  cell: Cell,
  closing: string,
  say: Say,
  language: Language,
): readonly string[] {
  const name = holder(seat, say);
  if (cell.label === 'UNKNOWN') {
    const why = cell.unknownReason ?? 'NO_EVIDENCE';
    const next =
      cell.toReview > 0
        ? say('console.council.next.review')
        : ['NO_HOLDER_IN_RECORD', 'HOLDER_UNCONFIRMED'].includes(why)
          ? say('console.council.next.holder')
          : say('console.council.next.ask', { name });
    return [say(`council.whyUnknown.${why}`, { date: dayWords(language, closing) }), next];
  }
  const about = `${say(`console.council.sentence.${cell.label}`, { name })} ${say(`console.council.rests.${cell.basis}`)}`;
  if (!cell.stale) return [about];
  const why = sayCode(say, 'council.stale', cell.staleReason ?? '');
  return [about, [why !== cell.staleReason && why, say('console.council.wentStale')].filter(Boolean).join(' ')];
}

/** How many seats count as what: "2 firm", "1 leans", "10 unknown". */
export const countWords = (counts: readonly (readonly [Count, number])[], say: Say): readonly string[] =>
  counts.map(([count, number]) => say(`console.council.count.${count}`, { count: number }));

/** A row of the picture for somebody who does not see it: the counts, then each seat that is not simply unknown. */
export function pictureWords(
  demand: DemandHead,
  seats: readonly Seat[],
  counts: readonly (readonly [Count, number])[],
  say: Say,
  language: Language,
): string {
  const named = seats.flatMap((seat) => {
    const cell = seat.cells.find((each) => each.demand === demand.code);
    if (!cell || (countedAs(cell) === 'unknown' && !cell.toReview)) return [];
    const words = cell.toReview ? underLabel(cell, say) : labelWords(cell, say);
    return [`${placeWords(seat, say)}: ${words}.`];
  });
  return say('console.council.picture.row', {
    demand: told(demand.title, language).text,
    total: seats.length,
    counts: new Intl.ListFormat(language).format(countWords(counts, say)),
    seats: named.join(' '),
  }).trim();
}

/** A decision of the whole council in words: when, and what. */
export const decisionWords = ({ date, title }: BodyDecision, say: Say, language: Language): string =>
  `${dateWords(date, say, language)}: ${told(title, language).text.replace(/\.?$/, '.')}`;

/** Where in a source: the record counts lines in English. */
export function locatorWords(locator: string, say: Say): string {
  const line = /^line (\d+)$/.exec(locator)?.[1];
  return line === undefined ? locator : say('council.locator.line', { line });
}

/** What a code of the API means, where the catalogue knows it; `other` where it does not. */
export function codeWords(say: Say, group: 'type' | 'answer', code: string): string {
  const words = sayCode(say, `council.${group}`, code);
  return words === code ? say(`console.council.${group}.other`) : words;
}

/** A demand in a few words below its name; nothing for demands that the catalogue does not know. */
export function shortOf(code: string, say: Say): string {
  const words = sayCode(say, 'console.council.head', code);
  return words === code ? '' : words;
}
