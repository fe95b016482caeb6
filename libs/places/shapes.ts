import inPolygon from 'point-in-polygon-hao';

/** A place on the earth: degrees east and degrees north, WGS 84, as in RFC 7946. */
export interface Point {
  readonly lon: number;
  readonly lat: number;
}

/** Degrees east and north. */
export type Position = [number, number];
/** A closed line: its first position is its last. */
export type Ring = Position[];
/** Outlines, each with the holes in it: the coordinates of a `MultiPolygon` of RFC 7946. */
export type Shape = Ring[][];

/** Whether a place lies within a shape; its edge belongs to it. */
export const isWithin = (shape: Shape, { lon, lat }: Point): boolean =>
  shape.some((rings) => inPolygon([lon, lat], rings) !== false);

/** The mean radius of the earth, in metres: IUGG, 1980. */
const RADIUS = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two places along the surface, as on a sphere: by at most half a hundredth wrong. */
export function metresBetween(a: Point, b: Point): number {
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const h = half(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(a.lon, b.lon);
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}

const isPosition = (value: unknown): value is Position =>
  Array.isArray(value) &&
  value.length >= 2 &&
  [value[0], value[1]].every((each) => typeof each === 'number' && Number.isFinite(each)) &&
  Math.abs(value[0] as number) <= 180 &&
  Math.abs(value[1] as number) <= 90;

function ringIn(value: unknown): Ring | undefined {
  if (!Array.isArray(value) || value.length < 3 || !value.every(isPosition)) return undefined;
  const ring = value.map(([lon, lat]): Position => [lon, lat]);
  const [first, last] = [ring[0]!, ring.at(-1)!];
  if (first[0] !== last[0] || first[1] !== last[1]) ring.push([...first]);
  return ring.length >= 4 ? ring : undefined;
}

/** The shape in the geometry of a `Polygon` or a `MultiPolygon`; undefined where it is none, or not in degrees. */
export function shapeIn(geometry: unknown): Shape | undefined {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : undefined;
  if (!Array.isArray(polygons) || !polygons.length) return undefined;
  const shape: Shape = [];
  for (const rings of polygons) {
    if (!Array.isArray(rings) || !rings.length) return undefined;
    const read = rings.map(ringIn);
    if (read.some((ring) => !ring)) return undefined;
    shape.push(read as Ring[]);
  }
  return shape;
}
