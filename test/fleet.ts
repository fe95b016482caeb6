import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Config, environmentOf } from '#platform';
import { until } from './harness.ts';

const ENTRIES = { api: '../dist/apps/api/main.js', worker: './hurried-worker.mjs' };
/** A kind of process. */
export type Kind = keyof typeof ENTRIES;

interface Ship {
  readonly kind: Kind;
  child: ChildProcess;
  ready: boolean;
}

/** Real API and worker processes on one database, which die at any moment and are replaced. */
export class Fleet {
  private readonly ships: Ship[] = [];

  constructor(
    private readonly config: Config,
    kinds: readonly Kind[],
    private readonly hurry: object,
  ) {
    for (const kind of kinds) this.ships.push(this.launch(kind));
  }

  ready(kind: Kind): number {
    return this.ships.filter((ship) => ship.kind === kind && ship.ready).length;
  }

  /** kill -9 of one that is ready, and another one in its place. */
  sink(choose: (count: number) => number): Kind {
    const ready = [...this.ships.keys()].filter((at) => this.ships[at]!.ready);
    const at = ready[choose(ready.length)]!;
    const { kind, child } = this.ships[at]!;
    child.kill('SIGKILL');
    this.ships[at] = this.launch(kind);
    return kind;
  }

  /**
   * Lets them work until nothing is due, then lets them finish. What a busy mail server gave back at the very last, when
   * nothing was queued because it was on its way, is due again afterwards: one more worker takes it.
   */
  async finish(
    nothingDue: () => Promise<void>,
    nothingGivenBack: () => Promise<void>,
    patience?: number,
  ): Promise<void> {
    for (;;) {
      await until(nothingDue, patience);
      await this.land();
      try {
        return await nothingGivenBack();
      } catch {
        this.ships.push(this.launch('worker'));
      }
    }
  }

  /** Lets them finish what they do. */
  async land(): Promise<void> {
    await Promise.all(
      this.ships.map(async ({ child }) => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        child.kill('SIGTERM');
        await once(child, 'exit');
      }),
    );
  }

  /** Ends them, however far they are. */
  scuttle(): void {
    for (const { child } of this.ships) child.kill('SIGKILL');
  }

  private launch(kind: Kind): Ship {
    const env = environmentOf(this.config);
    const child = fork(join(import.meta.dirname, ENTRIES[kind]), [JSON.stringify(this.hurry)], { env, silent: true });
    child.stdout?.resume();
    child.stderr?.resume();
    const ship: Ship = { kind, child, ready: false };
    child.once('message', () => (ship.ready = true));
    return ship;
  }
}
