type Ward = number | null;
const NOTE = /^(\?|\d+) → (\?|\d+)$/;
const told = (ward: Ward) => String(ward ?? '?');
const read = (word: string): Ward => (word === '?' ? null : Number(word));

/** What a timeline keeps of a ward that was found anew: "? → 7", "7 → 8". */
export const wardNote = (from: Ward, to: Ward): string => `${told(from)} → ${told(to)}`;

/** The ward that somebody would have, had none been found for them: of notes in their order, while it is still as the last says. */
export function wardUnfound(ward: Ward, notes: readonly (string | undefined)[]): Ward {
  const moves = notes.flatMap((note) => {
    const [, from, to] = NOTE.exec(note ?? '') ?? [];
    return from !== undefined && to !== undefined ? [{ from: read(from), to: read(to) }] : [];
  });
  return moves.length && moves.at(-1)!.to === ward ? moves[0]!.from : ward;
}
