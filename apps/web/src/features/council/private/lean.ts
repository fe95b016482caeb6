/** The five steps of a guess, from no to yes. */
export const LEANS = [1, 2, 3, 4, 5] as const;
/** One of them. */
export type Lean = (typeof LEANS)[number];
