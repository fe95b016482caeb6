import { NameKeys, type Order } from './name-keys.ts';
import { type Reach, searched, shownName } from './name-parts.ts';
import { WordRows, Words } from './name-words.ts';
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

const REACHES = ['whole', 'shown'] as const;

/** Slots, handed out one after the other: a third of what a generator takes. */
type Each = (visit: (slot: number) => void) => void;

/**
 * The folded names of one organization's people, searched for parts of words in milliseconds, and never written
 * anywhere. Each page is in the order that is asked for, then by id.
 */
export class NameList {
  private ids: string[] = [];
  private words = new Words();
  /** What is found by those who reach people, and by those who are shown the initial of the last name. */
  private rows: Record<Reach, WordRows> = { whole: new WordRows(), shown: new WordRows() };
  private keys = new NameKeys();
  private readonly slots = new Map<string, number>();
  private readonly ranks = new Map<string, Rank>();

  get size(): number {
    return this.slots.size;
  }

  /** Puts somebody in, or in anew under another name; other names are found, too, by those who may reach people. */
  put(id: string, givenName: string, familyName: string, others: readonly string[] = []): void {
    this.remove(id);
    this.slots.set(id, this.ids.length);
    this.ids.push(id);
    const texts = { whole: [givenName, familyName, ...others].join(' '), shown: shownName(givenName, familyName) };
    for (const reach of REACHES) this.rows[reach].add(this.words.numbersOf(searched(texts[reach])));
    this.keys.add(givenName, familyName);
  }

  remove(id: string): void {
    const slot = this.slots.get(id);
    if (slot === undefined) return;
    for (const reach of REACHES) this.rows[reach].clear(slot);
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
    const ids: string[] = [];
    this.hits(query, reach, undefined)((slot) => ids.push(this.ids[slot]!));
    return ids;
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

  private least(each: Each, order: Order, first: number, from: number | undefined): Hits {
    const best: number[] = [];
    let total = 0;
    each((slot) => {
      total += 1;
      if (!first || (from !== undefined && this.compare(slot, from, order) <= 0)) return;
      if (best.length === first && this.compare(slot, best.at(-1)!, order) >= 0) return;
      best.splice(this.place(best, slot, order), 0, slot);
      if (best.length > first) best.pop();
    });
    return { ids: best.map((slot) => this.ids[slot]!), total };
  }

  private hits(query: string, reach: Reach, among: ReadonlySet<string> | undefined): Each {
    const text = searched(query);
    if (!text) return () => {};
    const sought = this.words.holding(text);
    return (visit) =>
      this.rows[reach].each(sought, (slot) => {
        if (among?.has(this.ids[slot]!) !== false) visit(slot);
      });
  }

  private slotsOf(ids: ReadonlySet<string>): Each {
    return (visit) => {
      for (const id of ids) {
        const slot = this.slots.get(id);
        if (slot !== undefined) visit(slot);
      }
    };
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
    const { words, rows, ids, keys } = this;
    const kept = [...this.slots.values()].sort((a, b) => a - b);
    this.ids = kept.map((slot) => ids[slot]!);
    this.words = new Words();
    this.rows = { whole: new WordRows(), shown: new WordRows() };
    this.keys = new NameKeys();
    this.ranks.clear();
    for (const [n, slot] of kept.entries()) {
      for (const reach of REACHES) this.rows[reach].add(this.words.taken(words, rows[reach].of(slot)));
      this.keys.copy(keys, slot);
      this.slots.set(this.ids[n]!, n);
    }
  }
}
