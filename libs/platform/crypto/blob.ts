import { createDecipheriv, type KeyObject } from 'node:crypto';

/** Where a blob belongs; a blob moved to another row, table or organization does not open. */
export interface Place {
  readonly organizationId: string;
  readonly table: string;
  readonly id: string;
  /** The name of a key of its own, for tables that are not to be opened with the others. */
  readonly ownKey?: string | undefined;
}

export const FORMAT = 1;
export const AES_256_GCM = 1;
const HEADER = 3;
export const IV = 12;
const TAG = 16;

/** The version of the key that a blob was sealed with. */
export const versionOf = (blob: Uint8Array): number => blob[2] ?? 0;

/** What a blob is bound to beside its key. */
export const bindingOf = ({ organizationId, table, id }: Place, version: number): Buffer =>
  Buffer.from(`${organizationId}|${table}|${id}|${version}`);

/** The text of a blob in its place, by the key of its version; throws where it was changed or moved. Needs nothing else. */
export function openBlob(key: KeyObject, place: Place, blob: Uint8Array): string {
  const [format, algorithm] = blob;
  if (format !== FORMAT || algorithm !== AES_256_GCM) throw new Error('A blob of an unknown format');
  const decipher = createDecipheriv('aes-256-gcm', key, blob.subarray(HEADER, HEADER + IV));
  decipher.setAAD(bindingOf(place, versionOf(blob)));
  decipher.setAuthTag(blob.subarray(-TAG));
  return Buffer.concat([decipher.update(blob.subarray(HEADER + IV, -TAG)), decipher.final()]).toString();
}
