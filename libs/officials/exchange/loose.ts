/** An object that somebody else wrote: nothing of it is sure. */
export type Loose = Readonly<Record<string, unknown>>;

/** Whether it is an object with names. */
export const isLoose = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text in it, without space around; null where there is none. */
export function textOf(from: Loose | undefined, key: string): string | null {
  const value = from?.[key];
  return typeof value === 'string' && value.trim() ? value.trim() : typeof value === 'number' ? String(value) : null;
}

/** The objects of a list in it; none where there is no list. */
export const listOf = (from: Loose | undefined, key: string): Loose[] => {
  const value = from?.[key];
  return Array.isArray(value) ? value.filter(isLoose) : [];
};

/** An object in it. */
export const partOf = (from: Loose | undefined, key: string): Loose | undefined => {
  const value = from?.[key];
  return isLoose(value) ? value : undefined;
};
