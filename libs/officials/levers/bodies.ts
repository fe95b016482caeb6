import type { Post } from '../body.entity.ts';
import type { CouncilRows } from '../council.reader.ts';
import type { CouncilView } from '../council.types.ts';

/** The seats of a body in their order: by ward or district, and those that have none after them, numbered on. */
export function seatsOf(posts: readonly Post[], body: string): Post[] {
  const own = posts.filter(({ bodyCode }) => bodyCode === body);
  const numbered = own.filter(({ ward }) => ward !== null).sort((a, b) => a.ward! - b.ward!);
  const last = numbered.at(-1)?.ward ?? 0;
  const others = own.filter(({ ward }) => ward === null).sort((a, b) => a.code.localeCompare(b.code));
  return [...numbered, ...others.map((post, at): Post => ({ ...post, ward: last + at + 1 }))];
}

const made = new WeakMap<CouncilRows, Map<string, CouncilRows>>();

/** The same rows with the seats and terms of another body; made once for each, so that what is reckoned from them is kept. */
export function rowsOf(rows: CouncilRows, body: string): CouncilRows {
  if (body === rows.council) return rows;
  const bodies = made.get(rows) ?? new Map<string, CouncilRows>();
  made.set(rows, bodies);
  const found = bodies.get(body) ?? {
    ...{ ...rows, council: body, posts: seatsOf(rows.everyPost, body) },
    terms: rows.everyTerm.filter(({ bodyCode }) => bodyCode === body),
  };
  bodies.set(body, found);
  return found;
}

/** The bodies of the record that have seats: the council first, then by how many they have, and by name. */
function seatedBodies(rows: CouncilRows): { code: string; seats: number }[] {
  const counts = Map.groupBy(rows.everyPost, ({ bodyCode }) => bodyCode);
  const nameOf = (code: string) => rows.bodies.get(code)?.name ?? code;
  return [...counts]
    .map(([code, posts]) => ({ code, seats: posts.length }))
    .sort(
      (a, b) =>
        Number(b.code === rows.main) - Number(a.code === rows.main) ||
        b.seats - a.seats ||
        nameOf(a.code).localeCompare(nameOf(b.code)),
    );
}

/** The same with their names. */
export const bodiesOf = (rows: CouncilRows): CouncilView['bodies'] =>
  seatedBodies(rows).flatMap(({ code, seats }) => {
    const body = rows.bodies.get(code);
    return body ? [{ code, seats, name: { en: body.name, es: body.nameEs }, main: code === rows.main }] : [];
  });
