/** Words for kinds of streets, as people and files write them, and the one that all are read as: USPS Publication 28, C1. */
const KINDS = new Map(
  Object.entries({
    aly: ['alley'],
    ave: ['av', 'aven', 'avenu', 'avenue', 'avn', 'avnue', 'avenida'],
    blvd: ['boul', 'boulevard', 'boulv'],
    cir: ['circ', 'circle', 'crcl', 'crcle'],
    ct: ['court', 'crt'],
    cv: ['cove'],
    dr: ['driv', 'drive', 'drv'],
    expy: ['expressway'],
    hwy: ['highway', 'hiway', 'hway'],
    ln: ['lane'],
    loop: ['loops'],
    pkwy: ['parkway', 'parkwy', 'pkway', 'pky'],
    pl: ['place'],
    plz: ['plaza', 'plza'],
    pt: ['point'],
    rd: ['road'],
    row: [],
    sq: ['sqr', 'sqre', 'square'],
    // A saint is written as a street is: both sides of a comparison read it alike.
    st: ['street', 'str', 'strt', 'saint'],
    ter: ['terr', 'terrace'],
    trl: ['trail', 'trails'],
    way: [],
  }).flatMap(([short, long]) => [short, ...long].map((word) => [word, short] as const)),
);
const WAYS = new Map(
  Object.entries({ n: ['north', 'no'], s: ['south', 'so'], e: ['east'], w: ['west'] })
    .concat(Object.entries({ ne: ['northeast'], nw: ['northwest'], se: ['southeast'], sw: ['southwest'] }))
    .flatMap(([short, long]) => [short, ...long].map((word) => [word, short] as const)),
);
const ORDINALS = new Map(
  ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'].map((word, at) => [
    word,
    `${at + 1}${['st', 'nd', 'rd'][at] ?? 'th'}`,
  ]),
);
const UNITS = /^(?:#.*|apt|apartment|unit|ste|suite|fl|floor|rm|room|bldg|building|lot|trlr|depto|apto)$/;
const NUMBER = /^(\d{1,6})([a-z])?(?:-\d+[a-z]?)?$/;

const wordsOf = (line: string): string[] =>
  line
    .replaceAll('½', ' 1/2')
    .normalize('NFKD')
    .replace(/[\p{M}.'’]/gu, '')
    .toLowerCase()
    .replace(/,/g, ' , ')
    .split(/[^a-z0-9#/,-]+/)
    .filter(Boolean);

/** Where the line of the street ends: at a comma or a word for a part of the house. */
function ofStreet(words: readonly string[]): string[] {
  const end = words.findIndex((word, at) => at > 0 && (word === ',' || (at > 1 && UNITS.test(word))));
  return (end < 0 ? words : words.slice(0, end)).flatMap((word) => word.split('-')).filter(Boolean);
}

/**
 * The number and the street of a line of an address, in one spelling however it was written: `2501 Bloomington Avenue
 * South, Apt. 3` and `2501 S Bloomington Ave` are both `2501 bloomington ave s`. Undefined where a line begins with no
 * number, such as a box at the post office.
 */
export function streetKey(line: string): string | undefined {
  const [first = '', ...rest] = wordsOf(line);
  const [, number, letter] = NUMBER.exec(first) ?? [];
  if (!number) return undefined;
  const apart = /^\d\/\d$/.test(rest[0] ?? '') || (/^[a-dfg]$/.test(rest[0] ?? '') && rest.length > 2);
  const half = letter ?? (apart ? rest.shift() : undefined);
  const named = ofStreet(['', ...rest]);
  const ways = named.flatMap((word) => WAYS.get(word) ?? []);
  const isWay = (at: number) => WAYS.has(named[at] ?? '') && (at === 0 || at === named.length - 1);
  const name = named.filter((_, at) => !isWay(at)).map((word) => ORDINALS.get(word) ?? KINDS.get(word) ?? word);
  // "North Street" is called so, it does not lie there.
  const bare = name.every((word) => [...KINDS.values()].includes(word));
  const parts = bare ? named.map((word) => WAYS.get(word) ?? KINDS.get(word) ?? word) : [...name, ...ways.sort()];
  return parts.length ? [Number(number), ...(half ? [half] : []), ...parts].join(' ') : undefined;
}

/** The five digits of a ZIP code; undefined where a text does not begin with one. */
export const zipKey = (postalCode: string): string | undefined => /^\s*(\d{5})(?!\d)/.exec(postalCode)?.[1];

/** What a town is compared by. */
export const cityKey = (city: string): string | undefined =>
  wordsOf(city)
    .map((word) => KINDS.get(word) ?? word)
    .filter((word) => word !== ',')
    .join(' ') || undefined;
