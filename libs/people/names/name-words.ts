/** As many parts of words as are looked for at once, one bit each; of a longer search the longest. */
const AT_ONCE = 31;

/** The different words of names, each with a number from 1: what is looked for is compared with each once, however many bear it. */
export class Words {
  private readonly numbers = new Map<string, number>();
  private readonly words = [''];
  private text: Buffer = Buffer.alloc(1 << 12);
  private readonly ends = [0];

  /** The numbers of the words of a text, new ones for new words. */
  numbersOf(text: string): number[] {
    return text ? text.split(' ').map((word) => this.numbers.get(word) ?? this.add(word)) : [];
  }

  /** The numbers that some of another's words have here. */
  taken(from: Words, numbers: readonly number[]): number[] {
    return numbers.map((number) => this.numbers.get(from.words[number]!) ?? this.add(from.words[number]!));
  }

  /** For each word by its number which of the parts it holds, one bit each, and all of these bits. */
  holding(query: string): { holding: Uint32Array; all: number } {
    const parts = query.split(' ').sort((a, b) => b.length - a.length);
    const holding = new Uint32Array(this.words.length);
    const sought = parts.slice(0, AT_ONCE).map((part) => Buffer.from(part));
    for (const [bit, part] of sought.entries())
      for (let number = 1; number < holding.length; number += 1)
        if (holds(this.text, this.ends[number - 1]!, this.ends[number]!, part)) holding[number]! |= 1 << bit;
    return { holding, all: 2 ** sought.length - 1 };
  }

  private add(word: string): number {
    const bytes = Buffer.from(word);
    const end = this.ends.at(-1)!;
    if (end + bytes.length > this.text.length) this.text = Buffer.concat([this.text], 2 * (end + bytes.length));
    this.ends.push(end + bytes.copy(this.text, end));
    this.numbers.set(word, this.words.length);
    return this.words.push(word) - 1;
  }
}

/**
 * The numbers of each name's words in one row after the other; the last of a row is marked by its sign. A search goes
 * through all rows from the first to the last: memory gives fast what is read in order, and nothing else of a name is read.
 */
export class WordRows {
  private rows = new Int32Array(1 << 12);
  private end = 0;
  private readonly starts: number[] = [];

  /** Puts a row behind the others. */
  add(numbers: readonly number[]): void {
    const needed = this.end + Math.max(numbers.length, 1);
    if (needed > this.rows.length) {
      const more = new Int32Array(2 * needed);
      more.set(this.rows);
      this.rows = more;
    }
    this.starts.push(this.end);
    this.rows.set(numbers, this.end);
    this.rows[needed - 1] = ~(numbers.at(-1) ?? 0);
    this.end = needed;
  }

  /** The numbers of one row. */
  of(slot: number): number[] {
    return Array.from(this.rows.subarray(this.starts[slot], this.endOf(slot)), (word) => (word < 0 ? ~word : word));
  }

  /** From now on the row holds no word. */
  clear(slot: number): void {
    this.rows.fill(0, this.starts[slot], this.endOf(slot) - 1);
    this.rows[this.endOf(slot) - 1] = ~0;
  }

  /** Calls with each row whose words hold all that is looked for, in their order. */
  each({ holding, all }: { holding: Uint32Array; all: number }, visit: (slot: number) => void): void {
    const { rows, end } = this;
    for (let [at, slot, held] = [0, 0, 0]; at < end; at += 1) {
      const word = rows[at]!;
      held |= holding[word < 0 ? ~word : word]!;
      if (word >= 0) continue;
      if (held === all) visit(slot);
      held = 0;
      slot += 1;
    }
  }

  private endOf(slot: number): number {
    return this.starts[slot + 1] ?? this.end;
  }
}

/** Whether a part of the text holds a word. For texts as short as these this is faster than to hand them to the buffer. */
function holds(text: Uint8Array, start: number, stop: number, word: Uint8Array): boolean {
  const last = stop - word.length;
  const first = word[0]!;
  for (let at = start; at <= last; at += 1) {
    if (text[at] !== first) continue;
    let n = 1;
    while (n < word.length && text[at + n] === word[n]) n += 1;
    if (n === word.length) return true;
  }
  return false;
}
