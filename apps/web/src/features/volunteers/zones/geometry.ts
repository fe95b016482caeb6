/** A place in degrees east and north, as the API has it. */
export type Corner = readonly [lon: number, lat: number];
/** The part of the earth that is shown. */
export interface View {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Minneapolis, where nothing else says what to show. */
export const CITY: View = { west: -93.33, south: 44.89, east: -93.19, north: 45.052 };
/** How many units wide the picture is. */
export const WIDE = 1000;
/** Outlines lose corners that lie closer together than so many units. */
const FINE = 2;

/** The corners of what the API has: outlines whose last corner is their first again. */
export const cornersOf = (ring: readonly (readonly number[])[]): Corner[] =>
  ring.map(([lon = 0, lat = 0]) => [lon, lat] as const);

/** What holds all of these places; undefined where there are none. */
export function around(places: readonly Corner[]): View | undefined {
  if (!places.length) return undefined;
  const [lons, lats] = [0, 1].map((at) => places.map((place) => place[at]!)) as [number[], number[]];
  const least = (all: number[]) => all.reduce((a, b) => Math.min(a, b));
  const most = (all: number[]) => all.reduce((a, b) => Math.max(a, b));
  return { west: least(lons), south: least(lats), east: most(lons), north: most(lats) };
}

/** The same middle, so many times as far; never closer than a few houses. */
export function scaled({ west, south, east, north }: View, by: number): View {
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  const half = (from: number, to: number) => Math.max(((to - from) / 2) * by, 0.0004);
  const [across, up] = [half(west, east), half(south, north)];
  return { west: lon - across, south: lat - up, east: lon + across, north: lat + up };
}

/** Some streets around a place. */
export const near = ({ lon, lat }: { readonly lon: number; readonly lat: number }): View => ({
  ...{ west: lon - 0.008, east: lon + 0.008 },
  ...{ south: lat - 0.006, north: lat + 0.006 },
});

/** How places and the picture belong together: degrees east shrink towards the pole, so that north is up and nothing is wide. */
export function projection({ west, south, east, north }: View) {
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const unit = WIDE / ((east - west) * shrink);
  const high = Math.min(Math.max((north - south) * unit, WIDE / 2), WIDE * 1.5);
  const top = north + (high / unit - (north - south)) / 2;
  const to = ([lon, lat]: Corner): [number, number] => [(lon - west) * shrink * unit, (top - lat) * unit];
  const from = (x: number, y: number): Corner => [fine(west + x / (shrink * unit)), fine(top - y / unit)];
  return { high, to, from };
}
/** About a metre. */
const fine = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

/** An outline as an SVG path, without corners that nobody could tell apart. */
export function pathOf(ring: readonly Corner[], to: (corner: Corner) => [number, number]): string {
  const kept: [number, number][] = [];
  for (const point of ring.map(to)) {
    const last = kept.at(-1);
    if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= FINE) kept.push(point);
  }
  return kept.length ? `M${kept.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z` : '';
}

/** Twice the area of a ring, and the middle of what it holds. */
function measured(ring: readonly Corner[]): { area: number; middle: Corner } {
  const [[lon0, lat0]] = [ring[0]!];
  let [area, lon, lat] = [0, 0, 0];
  ring.forEach((corner, at) => {
    const next = ring[(at + 1) % ring.length]!;
    const [ax, ay, bx, by] = [corner[0] - lon0, corner[1] - lat0, next[0] - lon0, next[1] - lat0];
    const cross = ax * by - bx * ay;
    area += cross;
    lon += (ax + bx) * cross;
    lat += (ay + by) * cross;
  });
  const middle: Corner = area ? [lon0 + lon / (3 * area), lat0 + lat / (3 * area)] : ring[0]!;
  return { area: Math.abs(area), middle };
}

/** Where the name of something with these outlines stands: in the middle of the largest. */
export const middleOf = (rings: readonly (readonly Corner[])[]): Corner =>
  rings.map(measured).reduce((a, b) => (b.area > a.area ? b : a)).middle;

/** Corners as they are typed: one a line, north before east as maps say them. */
export const written = (corners: readonly Corner[]): string => corners.map(([lon, lat]) => `${lat}, ${lon}`).join('\n');

/** The corners in what was typed, and the number of the first line that is none. */
export function cornersIn(text: string): { corners: Corner[]; wrong?: number } {
  const corners: Corner[] = [];
  let wrong: number | undefined;
  text.split('\n').forEach((line, at) => {
    if (!line.trim()) return;
    const [lat = NaN, lon = NaN, ...more] = line
      .trim()
      .split(/[\s,;]+/)
      .map(Number);
    if (!more.length && Math.abs(lat) <= 90 && Math.abs(lon) <= 180) corners.push([lon, lat]);
    else wrong ??= at + 1;
  });
  return { corners, ...(wrong && { wrong }) };
}
