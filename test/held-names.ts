import { jest } from '@jest/globals';
import { NameThread } from '../libs/people/names/name-thread.ts';

type Ask = NameThread['ask'];

/** Holds up what is handed to the threads of names after so many slices, until it is let go. */
export function heldNames(slices = 0) {
  const { promise, resolve: finish } = Promise.withResolvers<void>();
  const ask = NameThread.prototype.ask as unknown as (...asked: unknown[]) => Promise<unknown>;
  let opened = 0;
  jest.spyOn(NameThread.prototype, 'ask').mockImplementation(async function (this: NameThread, ...asked: unknown[]) {
    if (asked[0] === 'open' && (opened += 1) > slices) await promise;
    return ask.apply(this, asked);
  } as unknown as Ask);
  return { finish };
}
