// Tests run this file as it is, by taking the types off: it and what it imports hold nothing that is more than a type.
import type { KeyObject } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { openBlob, versionOf } from '../../platform/crypto/blob.ts';
import { type Asking, type Hits, NameList } from './name-list.ts';
import type { Reach } from './name-parts.ts';

/** Sealed rows, one blob behind the other, and the keys that open them. */
export interface Rows {
  readonly table: string;
  readonly keys: ReadonlyMap<number, KeyObject>;
  readonly ids: readonly string[];
  readonly ends: readonly number[];
  readonly blobs: Uint8Array;
}

/** What the thread may be asked, by name, for one organization. */
export interface Asked {
  /** Forgets what is there. */
  begin: { asked: null; answer: null };
  /** Puts people in; answers whose rows did not open. */
  open: { asked: Rows; answer: string[] };
  forget: { asked: readonly string[]; answer: null };
  find: { asked: Asking; answer: Hits };
  /** Everybody whose name holds these words. */
  all: { asked: { readonly query: string; readonly reach: Reach }; answer: string[] };
}
type Work = {
  [K in keyof Asked]: (
    organizationId: string,
    asked: Asked[K]['asked'],
  ) => Asked[K]['answer'] | Promise<Asked[K]['answer']>;
};

interface Names {
  readonly givenName: string;
  readonly familyName: string;
  readonly chosenName?: string;
  readonly alternateNames?: readonly string[];
}

const lists = new Map<string, NameList>();
const listOf = (organizationId: string): NameList => lists.get(organizationId) ?? new NameList();

const work: Work = {
  begin: (organizationId) => (lists.set(organizationId, new NameList()), null),
  open: (organizationId, rows) => opened(listOf(organizationId), organizationId, rows),
  forget: (organizationId, ids) => (ids.forEach((id) => listOf(organizationId).remove(id)), null),
  async find(organizationId, asking) {
    while (!listOf(organizationId).prepare(asking)) await turn();
    return listOf(organizationId).page(asking);
  },
  all: (organizationId, { query, reach }) => listOf(organizationId).all(query, reach),
};

function opened(list: NameList, organizationId: string, { table, keys, ids, ends, blobs }: Rows): string[] {
  const refused: string[] = [];
  for (const [n, id] of ids.entries()) {
    const blob = blobs.subarray(ends[n - 1] ?? 0, ends[n]);
    try {
      const text = openBlob(keys.get(versionOf(blob))!, { organizationId, table, id }, blob);
      const { chosenName, givenName, familyName, alternateNames = [] } = JSON.parse(text) as Names;
      const others = chosenName ? [givenName, ...alternateNames] : alternateNames;
      list.put(id, chosenName ?? givenName, familyName, others);
    } catch {
      refused.push(id);
    }
  }
  return refused;
}

parentPort?.on('message', ({ n, name, organizationId, asked }: { n: number; organizationId: string } & Message) => {
  const answer = async () => (work[name] as (organizationId: string, asked: unknown) => unknown)(organizationId, asked);
  void answer().then(
    (value) => parentPort!.postMessage({ n, value }),
    (error: Error) => parentPort!.postMessage({ n, error: error.name }),
  );
});
type Message = { [K in keyof Asked]: { name: K; asked: Asked[K]['asked'] } }[keyof Asked];
