/** Windows that one process keeps at most: what floods it with names must not fill its memory. */
const MOST = 10_000;

/** Counts tries in the memory of this process alone: what stands in for the table while that cannot be reached. */
export class Tally {
  private readonly windows = new Map<string, { count: number; until: number }>();

  /** Whether one more try is within the limit; it is counted. */
  allows(key: string, { limit, minutes }: { limit: number; minutes: number }, now = Date.now()): boolean {
    const running = this.windows.get(key);
    const window = running && running.until > now ? running : { count: 0, until: now + minutes * 60_000 };
    window.count += 1;
    this.windows.delete(key);
    this.windows.set(key, window);
    // A map keeps the order in which its keys were set: the first is the one that nobody tried for the longest time.
    if (this.windows.size > MOST) this.windows.delete(this.windows.keys().next().value!);
    return window.count <= limit;
  }
}
