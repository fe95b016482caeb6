import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

function root(from: string): string {
  return existsSync(join(from, 'package.json')) ? from : root(dirname(from));
}

/** The folder of this installation's code, from the sources as from what was compiled of them. */
export const ROOT = root(import.meta.dirname);

/** A text file that belongs to the code, by its path below `ROOT`. */
export const asset = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
