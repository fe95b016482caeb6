import { likeness, type Likeness, type Sketch } from './likeness.ts';
import { slipKeys } from './slips.ts';

/** A key that more people than this share tells nothing of any two of them: an office's number, a shelter's street. */
const MOST = 60;

/** What anybody who may be the same person shares with somebody: only those are compared. */
export function blockKeys({ emails, phones, street, zip }: Sketch): string[] {
  const keys = new Set<string>();
  for (const email of emails) {
    keys.add(`e|${email}`);
    for (const key of slipKeys(email)) keys.add(`s|${key}`);
  }
  for (const phone of phones) keys.add(`p|${phone}`);
  if (street && zip) keys.add(`a|${street}|${zip}`);
  return [...keys];
}

/** A number of 53 bits for a text; two texts with the same number are compared for nothing, and no more. */
function numberOf(text: string): number {
  let [low, high] = [0x811c9dc5, 0x9e3779b9];
  for (let n = 0; n < text.length; n += 1) {
    const code = text.charCodeAt(n);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b) ^ (low >>> 15);
  }
  return (high >>> 11) * 4294967296 + (low >>> 0);
}

/** Two of whom one may be the other; the lower id first. */
export interface Pair extends Likeness {
  readonly lowId: string;
  readonly highId: string;
}

/** Some people by the keys they are found by: sorted numbers, so that a hundred thousand take some tens of megabytes. */
export class Blocks {
  private readonly numbers: Float64Array;
  private readonly owners: Uint32Array;
  /** How often two were compared: what the time grows with. */
  compared = 0;

  constructor(private readonly people: readonly Sketch[]) {
    const keys = people.map((person) => Float64Array.from(blockKeys(person), numberOf));
    const size = keys.reduce((sum, own) => sum + own.length, 0);
    const [numbers, owners] = [new Float64Array(size), new Uint32Array(size)];
    let at = 0;
    for (const [owner, own] of keys.entries()) {
      numbers.set(own, at);
      owners.fill(owner, at, (at += own.length));
    }
    const order = Uint32Array.from(numbers, (_, n) => n).sort((a, b) => numbers[a]! - numbers[b]!);
    this.numbers = Float64Array.from(order, (n) => numbers[n]!);
    this.owners = Uint32Array.from(order, (n) => owners[n]!);
  }

  /** Who of them may be this person. */
  *pairsOf(person: Sketch): Generator<Pair> {
    const seen = new Set<number>();
    for (const key of blockKeys(person)) {
      const number = numberOf(key);
      const from = this.firstAt(number);
      let to = from;
      while (this.numbers[to] === number && to - from <= MOST) to += 1;
      if (to - from > MOST) continue;
      for (let n = from; n < to; n += 1) seen.add(this.owners[n]!);
    }
    for (const owner of seen) {
      const other = this.people[owner]!;
      if (other.id === person.id) continue;
      this.compared += 1;
      const like = likeness(person, other);
      if (like) yield pairOf(person.id, other.id, like);
    }
  }

  private firstAt(number: number): number {
    let [low, high] = [0, this.numbers.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.numbers[middle]! < number) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const pairOf = (a: string, b: string, { score, reasons }: Likeness): Pair => {
  const [lowId, highId] = a < b ? [a, b] : [b, a];
  return { lowId, highId, score, reasons };
};
