import { CITY_ZONE } from '#platform';
/** Words of a closed list as GraphQL wants them for an enum. */
export const enumOf = <W extends string>(words: readonly W[]) =>
  Object.fromEntries(words.map((word) => [word, word])) as { [word in W]: word };

/** Asks the database for today's day: one ends when it ends in the city. */
export const TODAY = `select (now() at time zone '${CITY_ZONE}')::date::text as today`;
