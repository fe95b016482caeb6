import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { housesOf, LoadingService, readWardMap } from '#places';
import type { Config } from '#platform';
import { onOrganization } from '../organization.ts';

const MAP = `ward-map FILE [--property NAME] [--apply] [ORGANIZATION]   puts a map of the 13 wards (GeoJSON) in force
NAME is the property with the number of the ward; BDNUM, WARD and DISTRICT are found.`;
const REGISTER = `addresses FILE [--apply] [ORGANIZATION]   puts a register of addresses (CSV, or GeoJSON with a point a line) in the place of the one before
Its columns are those of the Minnesota standard for address points (ANUMBER, ST_NAME, LATITUDE ...) or of OpenAddresses.`;
const NOT_YET = ' (nothing was changed: --apply does it)';

function usage(text: string): Promise<number> {
  console.error(text);
  return Promise.resolve(1);
}

/** Puts a map of the wards in force; without --apply it only says what is in the file. */
export function wardMap(config: Config, args: string[]): Promise<number> {
  const at = args.indexOf('--property');
  const property = at < 0 ? undefined : args[at + 1];
  const [file, organization] = args.filter((each, n) => each !== '--apply' && (at < 0 || (n !== at && n !== at + 1)));
  if (!file) return usage(MAP);
  const { wards, problems } = readWardMap(readFileSync(file, 'utf8'), property);
  if (problems.length) return usage([...problems, 'Nothing was changed.'].join('\n'));
  const apply = args.includes('--apply');
  return onOrganization(config, organization, async (app) => {
    const changed = await app.get(LoadingService).takeMap(wards, basename(file), apply);
    const words = changed ? 'A map of 13 wards that is not the one in force' : 'This map is in force already';
    console.log(`${words}${apply || !changed ? '' : NOT_YET}`);
  });
}

/** Puts a register of addresses in; without --apply it only counts. */
export function addresses(config: Config, args: string[]): Promise<number> {
  const [file, organization] = args.filter((each) => each !== '--apply');
  if (!file) return usage(REGISTER);
  const apply = args.includes('--apply');
  return onOrganization(config, organization, async (app) => {
    const register = await app.get(LoadingService).takeRegister(housesOf(file), apply);
    const { houses, repeated, unreadable, inWards } = register;
    console.log(
      `${houses} addresses, ${inWards} of them in a ward; ${repeated} said again, ${unreadable} not readable${apply ? '' : NOT_YET}`,
    );
  });
}
