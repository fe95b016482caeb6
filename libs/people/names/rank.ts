/** Slots that are sorted in one turn, before others get theirs. */
const SLICE = 20_000;

/** Slots in one order, kept as sorted runs of which each is more than twice as long as the next: adding stays cheap. */
export class Rank {
  private readonly runs: Uint32Array[] = [];
  private taken = 0;

  private readonly compare: (a: number, b: number) => number;

  constructor(compare: (a: number, b: number) => number) {
    this.compare = compare;
  }

  /** Sorts in some of the slots before `end` that are not in yet; answers whether all are. */
  take(end: number): boolean {
    const next = Math.min(end, this.taken + SLICE);
    if (next > this.taken) {
      const added = Uint32Array.from({ length: next - this.taken }, (_, n) => this.taken + n);
      this.add(added.sort(this.compare));
    }
    this.taken = next;
    return next === end;
  }

  /** The slots behind one of them, or all, in order. */
  *behind(slot: number | undefined): Generator<number> {
    const { runs, compare } = this;
    const at = runs.map((run) => (slot === undefined ? 0 : this.firstBehind(run, slot)));
    for (;;) {
      let least = -1;
      for (const [n, run] of runs.entries())
        if (at[n]! < run.length && (least < 0 || compare(run[at[n]!]!, runs[least]![at[least]!]!) < 0)) least = n;
      if (least < 0) return;
      yield runs[least]![at[least]!]!;
      at[least]! += 1;
    }
  }

  private add(run: Uint32Array): void {
    let whole = run;
    for (let last = this.runs.at(-1); last && last.length <= 2 * whole.length; last = this.runs.at(-1)) {
      this.runs.pop();
      whole = this.merged(last, whole);
    }
    this.runs.push(whole);
  }

  private merged(a: Uint32Array, b: Uint32Array): Uint32Array {
    const both = new Uint32Array(a.length + b.length);
    for (let [n, x, y] = [0, 0, 0]; n < both.length; n += 1) {
      const fromA = y === b.length || (x < a.length && this.compare(a[x]!, b[y]!) < 0);
      both[n] = fromA ? a[x++]! : b[y++]!;
    }
    return both;
  }

  private firstBehind(run: Uint32Array, slot: number): number {
    let [low, high] = [0, run.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.compare(run[middle]!, slot) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
