/** A name's marks: one number for its letters, three for its pairs of neighbours. */
const EACH = 4;
const PAIRS = (EACH - 1) * 32;

/** Which of the pairs' bits stands for two neighbours; multipliers as golden ratio hashing takes them. */
const pairOf = (a: number, b: number): number => ((Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 8) % PAIRS;

function mark(into: Uint32Array, at: number, text: Uint8Array): void {
  for (let n = 0; n < text.length; n += 1) {
    into[at]! |= 1 << (text[n]! & 31);
    if (!n) continue;
    const pair = pairOf(text[n - 1]!, text[n]!);
    into[at + 1 + (pair >> 5)]! |= 1 << (pair & 31);
  }
}

/**
 * Sixteen bytes for each name that tell in nanoseconds that it does not hold some words: nobody who holds them is missed,
 * and who does not seldom passes.
 */
export class NameMarks {
  private marks = new Uint32Array(1024 * EACH);

  put(slot: number, name: Uint8Array): void {
    const at = slot * EACH;
    if (at + EACH > this.marks.length) {
      const more = new Uint32Array(2 * (at + EACH));
      more.set(this.marks);
      this.marks = more;
    }
    this.clear(slot);
    mark(this.marks, at, name);
  }

  /** From now on it holds no word. */
  clear(slot: number): void {
    this.marks.fill(0, slot * EACH, slot * EACH + EACH);
  }

  /** The first slot from one on, and before another, that may hold all words that a mask was made of; the end if none. */
  next(mask: Uint32Array, from: number, end: number): number {
    const { marks } = this;
    const [a, b, c, d] = mask as unknown as [number, number, number, number];
    for (let slot = from, at = from * EACH; slot < end; slot += 1, at += EACH)
      if (!((marks[at]! & a) ^ a || (marks[at + 1]! & b) ^ b || (marks[at + 2]! & c) ^ c || (marks[at + 3]! & d) ^ d))
        return slot;
    return end;
  }

  /** What a name must have to hold all these words. */
  static of(words: readonly Uint8Array[]): Uint32Array {
    const mask = new Uint32Array(EACH);
    for (const word of words) mark(mask, 0, word);
    return mask;
  }
}
