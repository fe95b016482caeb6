import { NameKeys, type Order } from './name-keys.ts';
import { NameMarks } from './name-marks.ts';
import { type Reach, searched, shownName } from './name-parts.ts';
import { Rank } from './rank.ts';

/** Whom to look for: everybody or by parts of a name, of all or among some, a page of them behind one of them. */
export interface Asking {
  readonly query?: string | undefined;
  readonly order: Order;
  readonly first: number;
  readonly after?: string | undefined;
  readonly among?: ReadonlySet<string> | undefined;
}

/** One page of ids in their order, and how many there are in all. */
export interface Hits {
  readonly ids: string[];
  readonly total: number;
}

const END = 10;

/**
 * The folded names of one organization's people, in one buffer: searched for parts of words in milliseconds, and never
 * written anywhere. Each page is in the order that is asked for, then by id.
 */
export class NameList {
  private text: Buffer = Buffer.alloc(1 << 16);
  private end = 0;
  private starts: number[] = [];
  private ids: string[] = [];
  /** How many bytes of each name are shown to those who may not reach people: up to the initial of the last name. */
  private cuts: number[] = [];
  private keys = new NameKeys();
  private marks = new NameMarks();
  private readonly slots = new Map<string, number>();
  private readonly ranks = new Map<string, Rank>();

  get size(): number {
    return this.slots.size;
  }

  /** Puts somebody in, or in anew under another name; other names are found, too, by those who may reach people. */
  put(id: string, givenName: string, familyName: string, others: readonly string[] = []): void {
    this.remove(id);
    const whole = searched([givenName, familyName, ...others].join(' '));
    const name = Buffer.from(whole);
    const needed = this.end + name.length + 1;
    if (needed > this.text.length) this.text = Buffer.concat([this.text], needed * 2);
    const slot = this.ids.length;
    this.starts.push(this.end);
    this.ids.push(id);
    const shown = searched(shownName(givenName, familyName));
    this.cuts.push(whole.startsWith(shown) ? Buffer.byteLength(shown) : 0);
    this.keys.add(givenName, familyName);
    this.marks.put(slot, name);
    this.slots.set(id, slot);
    name.copy(this.text, this.end);
    this.text[needed - 1] = END;
    this.end = needed;
  }

  remove(id: string): void {
    const slot = this.slots.get(id);
    if (slot === undefined) return;
    this.text.fill(0, this.starts[slot], this.endOf(slot));
    this.marks.clear(slot);
    this.slots.delete(id);
    // What was changed often enough is packed anew.
    if (this.ids.length > 1000 && this.ids.length > 2 * this.slots.size) this.pack();
  }

  /** Does a part of the sorting that a page waits for; answers whether it may be asked for now. */
  prepare({ query, order, among }: Asking): boolean {
    return query !== undefined || among !== undefined || this.rankOf(order).take(this.ids.length);
  }

  /** The next ones behind one of them whose name holds all the words, and how many there are in all. */
  page({ query, order, first, after, among }: Asking): Hits {
    // Where somebody stands who is not among them would tell of their name.
    const from = after === undefined || among?.has(after) === false ? undefined : this.slots.get(after);
    const wanted = after !== undefined && from === undefined ? 0 : first;
    if (query !== undefined) return this.least(this.hits(query, order.reach, among), order, wanted, from);
    if (among) return this.least(this.slotsOf(among), order, wanted, from);
    return { ids: wanted ? this.ranked(order, wanted, from) : [], total: this.size };
  }

  /** Everybody whose name holds all the words, in no order. */
  all(query: string, reach: Reach): string[] {
    return Array.from(this.hits(query, reach, undefined), (slot) => this.ids[slot]!);
  }

  private ranked(order: Order, first: number, from: number | undefined): string[] {
    const ids: string[] = [];
    for (const slot of this.rankOf(order).behind(from)) {
      if (ids.length === first) break;
      if (this.slots.get(this.ids[slot]!) === slot) ids.push(this.ids[slot]!);
    }
    return ids;
  }

  private rankOf(order: Order): Rank {
    const name = `${order.by} ${order.reach} ${order.spanish}`;
    let rank = this.ranks.get(name);
    if (!rank) this.ranks.set(name, (rank = new Rank((a, b) => this.compare(a, b, order))));
    return rank;
  }

  private least(slots: Iterable<number>, order: Order, first: number, from: number | undefined): Hits {
    const best: number[] = [];
    let total = 0;
    for (const slot of slots) {
      total += 1;
      if (!first || (from !== undefined && this.compare(slot, from, order) <= 0)) continue;
      if (best.length === first && this.compare(slot, best.at(-1)!, order) >= 0) continue;
      best.splice(this.place(best, slot, order), 0, slot);
      if (best.length > first) best.pop();
    }
    return { ids: best.map((slot) => this.ids[slot]!), total };
  }

  private *hits(query: string, reach: Reach, among: ReadonlySet<string> | undefined): Generator<number> {
    const parts = searched(query).split(' ').filter(Boolean);
    // The longest is the least likely to be there.
    const words = parts.sort((a, b) => b.length - a.length).map((word) => Buffer.from(word));
    if (!words.length) return;
    const mask = NameMarks.of(words);
    const end = this.ids.length;
    for (let slot = this.marks.next(mask, 0, end); slot < end; slot = this.marks.next(mask, slot + 1, end)) {
      const start = this.starts[slot]!;
      const stop = reach === 'whole' ? this.endOf(slot) : start + this.cuts[slot]!;
      const found = words.every((word) => holds(this.text, start, stop, word));
      if (found && among?.has(this.ids[slot]!) !== false) yield slot;
    }
  }

  private *slotsOf(ids: ReadonlySet<string>): Generator<number> {
    for (const id of ids) {
      const slot = this.slots.get(id);
      if (slot !== undefined) yield slot;
    }
  }

  private endOf(slot: number): number {
    return (this.starts[slot + 1] ?? this.end) - 1;
  }

  private compare(a: number, b: number, order: Order): number {
    return this.keys.compare(a, b, order) || (this.ids[a]! < this.ids[b]! ? -1 : Number(a !== b));
  }

  private place(sorted: readonly number[], slot: number, order: Order): number {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.compare(sorted[middle]!, slot, order) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private pack(): void {
    const { text, starts, ids, cuts, keys } = this;
    const kept = [...this.slots.values()].sort((a, b) => a - b);
    const ends = kept.map((slot) => this.endOf(slot) + 1);
    this.text = Buffer.alloc(Math.max(1 << 16, 2 * this.end));
    this.end = 0;
    this.starts = [];
    this.ids = kept.map((slot) => ids[slot]!);
    this.cuts = kept.map((slot) => cuts[slot]!);
    this.keys = new NameKeys();
    this.marks = new NameMarks();
    this.ranks.clear();
    for (const [n, slot] of kept.entries()) {
      this.starts.push(this.end);
      this.end += text.copy(this.text, this.end, starts[slot], ends[n]);
      this.marks.put(n, text.subarray(starts[slot], ends[n]! - 1));
      this.keys.copy(keys, slot);
      this.slots.set(this.ids[n]!, n);
    }
  }
}

/** Whether a part of the text holds a word. For texts as short as names this is faster than to hand them to the buffer. */
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
