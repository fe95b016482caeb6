import { type Shape, shapeIn } from './shapes.ts';

/** What a file of wards says, or in one sentence each why it is not taken. */
export interface MapRead {
  readonly wards: Record<number, Shape>;
  readonly problems: string[];
}

/** The properties that are looked at for the number of a ward: Minneapolis calls it BDNUM. */
const NAMES = ['BDNUM', 'WARD', 'WARD_NUM', 'WARDNUMBER', 'DISTRICT'];
const MOST = 13;

function wardOf(properties: Record<string, unknown>, property: string | undefined): number {
  const named = Object.entries(properties).filter(([name]) =>
    property ? name === property : NAMES.includes(name.toUpperCase()),
  );
  const [, value] = named[0] ?? [];
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return Number(/\d+/.exec(text)?.[0] ?? NaN);
}

/** Reads a `FeatureCollection` of RFC 7946 with a feature for each ward; `property` is the one with its number. */
export function readWardMap(text: string, property?: string): MapRead {
  const wards: Record<number, Shape> = {};
  const problems: string[] = [];
  let features: unknown;
  try {
    ({ features } = JSON.parse(text.replace(/^\ufeff/, '')) as { features?: unknown });
  } catch {
    return { wards, problems: ['The file is no JSON: download the wards as GeoJSON.'] };
  }
  if (!Array.isArray(features)) return { wards, problems: ['The file is no FeatureCollection of GeoJSON.'] };
  for (const [at, feature] of features.entries()) {
    const { properties, geometry } = (feature ?? {}) as { properties?: Record<string, unknown>; geometry?: unknown };
    const ward = wardOf(properties ?? {}, property);
    const shape = shapeIn(geometry);
    const where = `Feature ${at + 1}`;
    if (!Number.isInteger(ward) || ward < 1 || ward > MOST)
      problems.push(`${where} says no ward from 1 to ${MOST}: name its property with --property NAME.`);
    else if (!shape) problems.push(`${where} has no outline in degrees (WGS 84): download it as GeoJSON.`);
    else wards[ward] = [...(wards[ward] ?? []), ...shape];
  }
  for (let ward = 1; ward <= MOST; ward += 1)
    if (!wards[ward] && !problems.length) problems.push(`Ward ${ward} is not in the file.`);
  return { wards, problems };
}
