import { folded } from './canonical.ts';

/** What of a name a reader may search in: all of it, or what they are shown of it (see `shownName`). */
export type Reach = 'whole' | 'shown';

/** A name as those see it who may not reach people: the first name and the initial of the last. */
export function shownName(givenName: string, familyName: string): string {
  const [first, last] = familyName ? [givenName, familyName] : [/^(.*)\s\S+$/u.exec(givenName)?.[1] ?? '', ''];
  if (!familyName && !first) return givenName;
  const rest = last || (givenName.split(/\s+/u).at(-1) ?? '');
  return `${first} ${[...rest][0] ?? ''}.`.trim();
}

/** Names and queries in the form they are compared in; of signs nothing stays. */
const searched = (text: string): string =>
  folded(text)
    .replace(/[@.+\s]+/g, ' ')
    .trim();

const END = 10;
/** Hits that are looked at before other requests get their turn. */
const SLICE = 20_000;

/**
 * The folded names of one organization's people, in one buffer: searched for parts of words in milliseconds, and never
 * written anywhere. Order is by name, then by id.
 */
export class NameList {
  private text: Buffer = Buffer.alloc(1 << 16);
  private end = 0;
  private starts: number[] = [];
  private ids: string[] = [];
  /** How many bytes of each name are shown to those who may not reach people: up to the initial of the last name. */
  private cuts: number[] = [];
  private readonly slots = new Map<string, number>();

  get size(): number {
    return this.slots.size;
  }

  /** Puts somebody in, or in anew under another name. */
  put(id: string, givenName: string, familyName: string): void {
    this.remove(id);
    const whole = searched(`${givenName} ${familyName}`);
    const name = Buffer.from(whole);
    const needed = this.end + name.length + 1;
    if (needed > this.text.length) this.text = Buffer.concat([this.text], needed * 2);
    const slot = this.ids.length;
    this.starts.push(this.end);
    this.ids.push(id);
    const shown = searched(shownName(givenName, familyName));
    this.cuts.push(whole.startsWith(shown) ? Buffer.byteLength(shown) : 0);
    this.slots.set(id, slot);
    name.copy(this.text, this.end);
    this.text[needed - 1] = END;
    this.end = needed;
  }

  remove(id: string): void {
    const slot = this.slots.get(id);
    if (slot === undefined) return;
    this.text.fill(0, this.starts[slot], this.endOf(slot));
    this.slots.delete(id);
    // What was changed often enough is packed anew.
    if (this.ids.length > 1000 && this.ids.length > 2 * this.slots.size) this.pack();
  }

  /** The next ids after one of them, whose name holds all the words, and how many there are in all; of these people. */
  async search(
    query: string,
    reach: Reach,
    first: number,
    after?: string,
    among?: ReadonlySet<string>,
  ): Promise<{ ids: string[]; total: number }> {
    const words = searched(query).split(' ').filter(Boolean);
    const best: number[] = [];
    // Where somebody stands who is not among them would tell of their name.
    const from = after === undefined || among?.has(after) === false ? undefined : this.slots.get(after);
    if (after !== undefined && from === undefined)
      return { ids: [], total: (await this.search(query, reach, 1, undefined, among)).total };
    let total = 0;
    let turn = 0;
    for (const slot of this.hits(words, reach)) {
      if (among?.has(this.ids[slot]!) === false) continue;
      total += 1;
      if ((turn += 1) % SLICE === 0) await new Promise(setImmediate);
      if (from !== undefined && this.order(slot, from) <= 0) continue;
      if (best.length === first && this.order(slot, best.at(-1)!) >= 0) continue;
      best.splice(this.place(best, slot), 0, slot);
      if (best.length > first) best.pop();
    }
    return { ids: best.map((slot) => this.ids[slot]!), total };
  }

  private *hits(words: readonly string[], reach: Reach): Generator<number> {
    const [longest, ...others] = [...words].sort((a, b) => b.length - a.length).map((word) => Buffer.from(word));
    if (!longest) return;
    for (let at = this.text.indexOf(longest); at >= 0 && at < this.end;) {
      const slot = this.slotAt(at);
      const start = this.starts[slot]!;
      const stop = this.endOf(slot);
      const own = this.text.subarray(start, reach === 'whole' ? stop : start + this.cuts[slot]!);
      if (own.includes(longest) && others.every((word) => own.includes(word))) yield slot;
      at = this.text.indexOf(longest, stop);
    }
  }

  /** Which name stands at a place of the text. */
  private slotAt(at: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private endOf(slot: number): number {
    return (this.starts[slot + 1] ?? this.end) - 1;
  }

  private order(a: number, b: number): number {
    const { text, starts } = this;
    const byName = text.compare(text, starts[b], this.endOf(b), starts[a], this.endOf(a));
    return byName || (this.ids[a]! < this.ids[b]! ? -1 : Number(a !== b));
  }

  private place(sorted: readonly number[], slot: number): number {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.order(sorted[middle]!, slot) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private pack(): void {
    const { text, starts, ids, cuts } = this;
    const kept = [...this.slots.values()].sort((a, b) => a - b);
    const ends = kept.map((slot) => this.endOf(slot) + 1);
    this.text = Buffer.alloc(Math.max(1 << 16, 2 * this.end));
    this.end = 0;
    this.starts = [];
    this.ids = kept.map((slot) => ids[slot]!);
    this.cuts = kept.map((slot) => cuts[slot]!);
    for (const [n, slot] of kept.entries()) {
      this.starts.push(this.end);
      this.end += text.copy(this.text, this.end, starts[slot], ends[n]);
      this.slots.set(this.ids[n]!, n);
    }
  }
}
