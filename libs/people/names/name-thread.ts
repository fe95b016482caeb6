import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Asked } from './names.worker.ts';

/** The thread ended before it answered; what it held in memory is gone. */
export class ThreadGone extends Error {
  override readonly name = 'ThreadGone';
}

interface Answer {
  readonly n: number;
  readonly value?: unknown;
  readonly error?: string;
}

/**
 * A thread that opens names, holds them and searches in them, while this one goes on answering requests. Keys come to it
 * in messages alone. It ends with the process; whoever waits when it dies is told.
 */
export class NameThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, PromiseWithResolvers<unknown>>();
  private asked = 0;
  private over = false;

  constructor(gone: (why: string) => void) {
    const file = new URL(`./names.worker${extname(import.meta.url)}`, import.meta.url);
    this.worker = new Worker(file, { name: 'names', env: {}, argv: [], execArgv: [] });
    this.worker.unref();
    this.worker.on('message', (answer: Answer) => this.answered(answer));
    let why = 'ended';
    // The kind of an error, never its text: that may tell of a name.
    this.worker.on('error', ({ name, code }: NodeJS.ErrnoException) => (why = code ?? name));
    this.worker.on('exit', () => {
      this.over = true;
      gone(why);
      for (const { reject } of this.waiting.values()) reject(new ThreadGone());
      this.waiting.clear();
    });
  }

  /** Asks for one thing; what is in `moved` is handed over rather than copied. */
  ask<K extends keyof Asked>(
    name: K,
    organizationId: string,
    asked: Asked[K]['asked'],
    moved: ArrayBuffer[] = [],
  ): Promise<Asked[K]['answer']> {
    if (this.over) return Promise.reject(new ThreadGone());
    const waiting = Promise.withResolvers<unknown>();
    const n = (this.asked += 1);
    this.waiting.set(n, waiting);
    this.worker.ref();
    this.worker.postMessage({ n, name, organizationId, asked }, moved);
    return waiting.promise as Promise<Asked[K]['answer']>;
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private answered({ n, value, error }: Answer): void {
    const waiting = this.waiting.get(n);
    this.waiting.delete(n);
    if (!this.waiting.size) this.worker.unref();
    if (error === undefined) waiting?.resolve(value);
    else waiting?.reject(new Error(`The thread of names failed: ${error}`));
  }
}
