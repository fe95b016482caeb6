import { defineJob } from '#platform';

/** Which import it is about. */
export interface AboutBatch {
  readonly batchId: string;
}

/** A dry run of a file. */
export const checkFile = defineJob<AboutBatch>('exchange.check', { haste: 'bulk', attempts: 3 });
/** Takes a file over. */
export const importFile = defineJob<AboutBatch>('exchange.import', { haste: 'bulk', attempts: 3 });
/** Takes an import back. */
export const undoFile = defineJob<AboutBatch>('exchange.undo', { haste: 'bulk', attempts: 3 });
/** Takes up what was left lying, and removes files that waited for a day. */
export const tendImports = defineJob<object>('exchange.tend', { haste: 'clock', everyMs: 30_000, attempts: 1 });
