import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parse } from 'csv-parse';
import { cityKey, streetKey, zipKey } from './street.ts';

/** A house of a register of addresses. */
export interface House {
  readonly street: string;
  readonly zip: string | null;
  readonly city: string | null;
  readonly lon: number;
  readonly lat: number;
}

/**
 * The columns of a house, by the names that registers give them: the Minnesota standard for address points, which
 * Hennepin County follows, and OpenAddresses. Several of a kind stand after each other.
 */
const COLUMNS = {
  number: ['ANUMBER', 'ANUMBERSUF', 'NUMBER', 'HOUSE_NUMBER', 'HOUSENUMBER'],
  street: [
    'ST_PRE_MOD',
    'ST_PRE_DIR',
    'ST_PRE_TYP',
    'ST_PRE_SEP',
    'ST_NAME',
    'ST_POS_TYP',
    'ST_POS_DIR',
    'ST_POS_MOD',
  ].concat(['STREET', 'STREET_NAME']),
  line: ['ADDRESS', 'FULLADDR', 'FULL_ADDRESS', 'ADDR_FULL'],
  city: ['MUNI_NAME', 'CTU_NAME', 'CITY', 'POSTCOMM', 'MUNICIPALITY'],
  zip: ['ZIP', 'POSTCODE', 'ZIPCODE', 'ZIP_CODE', 'POSTAL_CODE'],
  lon: ['LONGITUDE', 'LON', 'LNG', 'LONG', 'X'],
  lat: ['LATITUDE', 'LAT', 'Y'],
} as const;

/** A row by the names of its columns in upper case, as a house; undefined where it says no street, or not where it is. */
export function houseIn(row: Readonly<Record<string, string>>): House | undefined {
  const some = (names: readonly string[]) =>
    names
      .map((name) => row[name]?.trim())
      .filter(Boolean)
      .join(' ');
  const one = (names: readonly string[]) => names.map((name) => row[name]?.trim()).find(Boolean) ?? '';
  const [lon, lat] = [one(COLUMNS.lon), one(COLUMNS.lat)].map((text) => (text ? Number(text) : NaN)) as [
    number,
    number,
  ];
  const number = some(COLUMNS.number);
  const street = streetKey(number ? `${number} ${some(COLUMNS.street)}` : one(COLUMNS.line));
  if (!street || !(Math.abs(lon) <= 180) || !(Math.abs(lat) <= 90)) return undefined;
  return { street, zip: zipKey(one(COLUMNS.zip)) ?? null, city: cityKey(one(COLUMNS.city)) ?? null, lon, lat };
}

const upper = (row: object, more: object = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ ...row, ...more })
      .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
      .map(([name, value]) => [name.toUpperCase().trim(), String(value)]),
  );

/** The rows of a file: CSV with a line of names, or GeoJSON with one point a line, as OpenAddresses writes it. */
export async function* housesOf(path: string): AsyncGenerator<House | undefined> {
  if (!/\.(geo)?json[ls]?$/i.test(path)) {
    const cells = createReadStream(path).pipe(
      parse({
        bom: true,
        columns: (names: string[]) => names.map((name) => name.toUpperCase().trim()),
        relax_column_count: true,
      }),
    );
    for await (const row of cells) yield houseIn(row as Record<string, string>);
    return;
  }
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    const text = line.trim().replace(/,$/, '');
    if (!text.startsWith('{') || !text.endsWith('}')) continue;
    const { properties = {}, geometry } = JSON.parse(text) as {
      properties?: object;
      geometry?: { coordinates?: number[] };
    };
    const [lon, lat] = geometry?.coordinates ?? [];
    yield houseIn(upper(properties, { lon, lat }));
  }
}
