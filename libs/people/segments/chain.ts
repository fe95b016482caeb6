import { type Definition, idsIn } from './condition.ts';

/** The way from a segment back to itself through those that it names, both ends included; undefined where there is none. */
export function ringFrom(
  id: string,
  definition: Definition,
  segments: ReadonlyMap<string, Definition>,
): string[] | undefined {
  const seen = new Set<string>();
  const from = (at: string, inner: Definition, way: readonly string[]): string[] | undefined => {
    for (const next of idsIn(inner)) {
      if (next === id) return [...way, at, id];
      const further = segments.get(next);
      if (!further || seen.has(next)) continue;
      seen.add(next);
      const found = from(next, further, [...way, at]);
      if (found) return found;
    }
    return undefined;
  };
  return from(id, definition, []);
}

/** How many segments stand in each other at the deepest place: 0 where none is named. Asked of segments without a ring. */
export function depthOf(definition: Definition, segments: ReadonlyMap<string, Definition>): number {
  const depths = idsIn(definition).map((id) => {
    const inner = segments.get(id);
    return 1 + (inner ? depthOf(inner, segments) : 0);
  });
  return Math.max(0, ...depths);
}
