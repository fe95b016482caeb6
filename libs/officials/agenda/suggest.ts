import type { MatchReason } from './agenda.entity.ts';
import { folded } from '../exchange/roster.ts';

/** A demand under all the names that it goes by: its own, and those of its parts. */
export interface NamedDemand {
  readonly code: string;
  readonly names: readonly string[];
}
/** What is known of an item besides its title. */
export interface KnownOfItem {
  readonly titles: readonly string[];
  /** The demands that votes on its matter, or clauses of its document, were linked to. */
  readonly linked: readonly string[];
  /** The demands that a matter of this class before this body can grant. */
  readonly levers: readonly string[];
}
/** That an item may be about a demand, and why. */
export interface Suggestion {
  readonly demand: string;
  readonly reason: MatchReason;
}

/** Words that tell no demand from another. */
const COMMON = new Set(
  (
    'a al an and con de del e el en for in la las los mas mejor more no not of on or para police policia por que real reales ' +
    'sin strong stronger su the to un una with y city ciudad council concejo consejo ordinance ordenanza resolution ' +
    'resolucion amendment fuerte federal agentes agents law ley'
  ).split(' '),
);
const stem = (word: string) => word.replace(/s$/, '');
/** The words of a text that tell it from others, without plural and accents. */
export const tellingWords = (text: string): Set<string> =>
  new Set(
    folded(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 1 && !COMMON.has(word))
      .map(stem),
  );

/** Whether a title has every telling word of a name; a name that has none tells nothing. */
function names(title: ReadonlySet<string>, name: string): boolean {
  const words = tellingWords(name);
  return words.size > 0 && [...words].every((word) => title.has(word));
}
/** Whether it has at least one: enough only where the body could grant the demand by such a matter. */
const touches = (title: ReadonlySet<string>, { names: all }: NamedDemand) =>
  all.some((name) => [...tellingWords(name)].some((word) => title.has(word)));

/**
 * Which demands an item may be about, each for its strongest reason: links of its matter, a lever together with a word, or
 * every telling word of a name. It only suggests: a person decides.
 */
export function suggestionsFor(item: KnownOfItem, demands: readonly NamedDemand[]): Suggestion[] {
  const titles = item.titles.map(tellingWords);
  return demands.flatMap((demand): Suggestion[] => {
    const said = (reason: MatchReason) => [{ demand: demand.code, reason }];
    if (item.linked.includes(demand.code)) return said('MATTER');
    if (titles.some((title) => demand.names.some((name) => names(title, name)))) return said('WORDS');
    if (item.levers.includes(demand.code) && titles.some((title) => touches(title, demand))) return said('LEVER');
    return [];
  });
}
