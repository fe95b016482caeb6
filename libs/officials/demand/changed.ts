/** What became of a piece of a text from one version to the next. */
export const RUN_KINDS = ['SAME', 'ADDED', 'REMOVED'] as const;
/** A piece of a text that was kept, put in or taken out as a whole. */
export interface TextRun {
  readonly kind: (typeof RUN_KINDS)[number];
  readonly text: string;
}

const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** How long the longest common sequence of words is from each pair of places on. */
function lengths(a: readonly string[], b: readonly string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      table[i]![j] = a[i] === b[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
  return table;
}

/**
 * What changed between two texts, word by word: the words kept and taken out are the old text, the words kept and put in the
 * new one.
 */
export function changed(before: string, after: string): TextRun[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const table = lengths(a, b);
  const runs: { kind: TextRun['kind']; words: string[] }[] = [];
  const put = (kind: TextRun['kind'], word: string) => {
    const last = runs.at(-1);
    if (last?.kind === kind) last.words.push(word);
    else runs.push({ kind, words: [word] });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      put('SAME', a[i]!);
      i += 1;
      j += 1;
    } else if (j === b.length || (i < a.length && table[i + 1]![j]! >= table[i]![j + 1]!)) put('REMOVED', a[i++]!);
    else put('ADDED', b[j++]!);
  }
  return runs.map(({ kind, words }) => ({ kind, text: words.join(' ') }));
}
