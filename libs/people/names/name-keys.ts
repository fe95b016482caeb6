import { halvesOf, type Reach, searched } from './name-parts.ts';

/** How names are ordered: by which half first, by how much of it, and whether ñ is a letter of its own behind n. */
export interface Order {
  readonly by: 'family' | 'given';
  readonly reach: Reach;
  readonly spanish: boolean;
}

/** Stands for ñ while accents are taken off; no name of today has it. */
const RUNE = 'ᚾ';
/** Follows the n of an ñ in a key: behind every letter where it counts, passed over where it does not. */
const TILDE = 0x7f;
const N = 'n'.charCodeAt(0);
/** Who has no name stands behind all who have one. */
const LAST = '\uffff';

const sortable = (text: string): string =>
  searched(text.normalize('NFC').replace(/ñ/giu, RUNE)).replaceAll(RUNE, `n${String.fromCharCode(TILDE)}`);

/**
 * What names are ordered by, in one buffer: first the family name (the given name of who has no other), then the given
 * name. Of the family name it is known how much is shown to those who may not reach people: no order tells them more.
 */
export class NameKeys {
  private text: Buffer = Buffer.alloc(1 << 16);
  private end = 0;
  private readonly starts: number[] = [];
  private readonly halves: number[] = [];
  private readonly shown: number[] = [];
  private leads = { family: new Uint32Array(1 << 10), given: new Uint32Array(1 << 10) };

  /** Puts a name behind the others. */
  add(givenName: string, familyName: string): void {
    const [given, family] = halvesOf(givenName, familyName).map(sortable) as [string, string];
    const first = family || given || LAST;
    const initial = family ? sortable([...halvesOf(givenName, familyName)[1]][0] ?? '') : first;
    this.starts.push(this.end);
    this.shown.push(this.end + (first.startsWith(initial) ? Buffer.byteLength(initial) : 0));
    this.write(first);
    this.halves.push(this.end);
    this.write(given || LAST);
    this.lead();
  }

  /** Puts one of another buffer's names behind the others. */
  copy(from: NameKeys, slot: number): void {
    const shift = this.end - from.starts[slot]!;
    this.starts.push(this.end);
    this.shown.push(from.shown[slot]! + shift);
    this.halves.push(from.halves[slot]! + shift);
    this.write(from.text.subarray(from.starts[slot], from.endOf(slot)));
    this.lead();
  }

  /** Which of two comes first; 0 where an order does not tell them apart. */
  compare(a: number, b: number, order: Order): number {
    const leads = this.leads[order.by];
    // Where only the initial of the family name is shown, four letters of it tell too much.
    if (leads[a] !== leads[b] && (order.by === 'given' || order.reach === 'whole')) return leads[a]! - leads[b]!;
    return this.compareWhole(a, b, order);
  }

  private compareWhole(a: number, b: number, { by, reach, spanish }: Order): number {
    const family = () => this.between(a, b, this.starts, reach === 'whole' ? this.halves : this.shown, spanish);
    if (by === 'family') return family() || this.given(a, b, spanish);
    return this.given(a, b, spanish) || family();
  }

  /** Keeps the first letters of the last name added, which tell most names apart without a look at the text. */
  private lead(): void {
    const slot = this.starts.length - 1;
    const { family, given } = this.leads;
    if (slot === given.length) this.leads = { family: grown(family), given: grown(given) };
    this.leads.family[slot] = leadOf(this.text, this.starts[slot]!, this.halves[slot]!);
    this.leads.given[slot] = leadOf(this.text, this.halves[slot]!, this.end);
  }

  private given(a: number, b: number, spanish: boolean): number {
    const { text, halves } = this;
    return compared(text, halves[a]!, this.endOf(a), halves[b]!, this.endOf(b), spanish);
  }

  private between(a: number, b: number, from: number[], to: number[], spanish: boolean): number {
    return compared(this.text, from[a]!, to[a]!, from[b]!, to[b]!, spanish);
  }

  private endOf(slot: number): number {
    return this.starts[slot + 1] ?? this.end;
  }

  private write(part: string | Buffer): void {
    const bytes = Buffer.from(part as string);
    if (this.end + bytes.length > this.text.length)
      this.text = Buffer.concat([this.text], 2 * (this.end + bytes.length));
    this.end += bytes.copy(this.text, this.end);
  }
}

function grown(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(2 * numbers.length);
  more.set(numbers);
  return more;
}

/** Up to four bytes as one number: none behind the first n, for the sign of an ñ may follow, which not each order counts. */
function leadOf(text: Uint8Array, from: number, to: number): number {
  let lead = 0;
  for (let [n, on] = [0, true]; n < 4; n += 1) {
    on &&= from + n < to;
    lead = lead * 256 + (on ? text[from + n]! : 0);
    on &&= text[from + n] !== N;
  }
  return lead;
}

function compared(text: Buffer, from: number, to: number, other: number, otherTo: number, spanish: boolean): number {
  for (let [a, b] = [from, other]; ; a += 1, b += 1) {
    if (!spanish) {
      if (a < to && text[a] === TILDE) a += 1;
      if (b < otherTo && text[b] === TILDE) b += 1;
    }
    if (a >= to || b >= otherTo) return Number(a < to) - Number(b < otherTo);
    const difference = text[a]! - text[b]!;
    if (difference) return difference;
  }
}
