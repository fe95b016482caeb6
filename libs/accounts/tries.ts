import { AppError } from '#platform';

/** Addresses that are counted one by one; the ones beyond are counted together. */
const MOST = 10_000;

/**
 * Limits tries in the memory of one process, for the time in which the counters of the database cannot be used: they are
 * kept by keyed hashes, and the keys are not there. A process that starts anew has tried nothing.
 */
export class Tries {
  private counts = new Map<string, number>();
  private until = 0;

  constructor(private readonly allowed: { readonly limit: number; readonly minutes: number }) {}

  /** Counts one try; past the limit of the running window it is refused as TOO_MANY. */
  count(who: string, now = Date.now()): void {
    if (now >= this.until) {
      this.counts = new Map();
      this.until = now + this.allowed.minutes * 60_000;
    }
    const key = this.counts.has(who) || this.counts.size < MOST ? who : '';
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    const minutes = Math.max(1, Math.ceil((this.until - now) / 60_000));
    if (count > this.allowed.limit) throw new AppError('TOO_MANY', 'tooMany', { minutes });
  }
}
