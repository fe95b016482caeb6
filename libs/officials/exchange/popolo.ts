import type { AsideReason, CivicReading, CouncilSeats, Holding } from './holding.ts';
import { isLoose, listOf, type Loose, partOf, textOf } from './loose.ts';
import { folded, type RosterPerson, type RosterProblem } from './roster.ts';

const DIVISION = /^ocd-division\//;
/** What a body is called that may be a council; a party, a committee or an office is another body. */
const COUNCILS = ['legislature', 'council', 'unicameral', 'lower'];
/** Roles in a council's area that are no seat in it. */
const NO_SEAT = /candidate|staff|aide|clerk|assistant/i;

const byId = (rows: readonly Loose[]) => new Map(rows.map((row) => [textOf(row, 'id') ?? '', row]));
/** What a row refers to: by its id, or standing in the row itself. */
const referred = (from: Loose | undefined, what: string, known: ReadonlyMap<string, Loose>) =>
  known.get(textOf(from, `${what}_id`) ?? '') ?? partOf(from, what);

/** The Open Civic Data division of an area, in whichever of its fields it stands. */
function divisionOf(area: Loose | undefined, id: string | null): string | null {
  const others = listOf(area, 'identifiers').map((each) => textOf(each, 'identifier'));
  const all = [textOf(area, 'identifier'), textOf(area, 'id'), textOf(area, 'division_id'), id, ...others];
  return all.find((each) => each && DIVISION.test(each)) ?? null;
}

/** Somebody's ids: of Open Civic Data their own, and all that other systems gave. */
export function personOf(person: Loose, listed: string): RosterPerson {
  const id = textOf(person, 'id') ?? '';
  const others = listOf(person, listed).flatMap((each) => {
    const [scheme, identifier] = [textOf(each, 'scheme'), textOf(each, 'identifier')];
    return scheme && identifier ? [`${scheme}:${identifier}`] : [];
  });
  return { id, identifiers: [...(id.startsWith('ocd-person/') ? [`openstates:${id}`] : []), ...others] };
}

function asideFor(membership: Loose, body: Loose | undefined, council: CouncilSeats): AsideReason | null {
  if (NO_SEAT.test(textOf(membership, 'role') ?? '')) return 'OTHER_ROLE';
  const kind = textOf(body, 'classification')?.toLowerCase() ?? '';
  const ours = !body || textOf(body, 'id') === council.code || council.names.has(folded(textOf(body, 'name') ?? ''));
  return ours || COUNCILS.includes(kind) ? null : 'OTHER_BODY';
}

/** Who says so, as the rows themselves name it. */
function sourceOf(...rows: readonly Loose[]): string {
  const [first] = rows.flatMap((row) => listOf(row, 'sources'));
  const url = textOf(first, 'url');
  return textOf(first, 'note') ?? (url && URL.canParse(url) ? new URL(url).host : 'Popolo');
}

/** Reads a Popolo document: whoever has a membership, in which area, and of which body. */
export function readPopolo(file: string, document: Loose, council: CouncilSeats): CivicReading {
  const problems: RosterProblem[] = [];
  for (const key of ['persons', 'memberships'])
    if (!Array.isArray(document[key]) || !document[key].every(isLoose))
      problems.push({ at: `${file} ${key}`, problem: 'NOT_READABLE' });
  const [persons, posts, areas, bodies] = ['persons', 'posts', 'areas', 'organizations'].map((each) =>
    byId(listOf(document, each)),
  ) as [Map<string, Loose>, Map<string, Loose>, Map<string, Loose>, Map<string, Loose>];
  const holdings = listOf(document, 'memberships').flatMap((membership, index): Holding[] => {
    const at = `${file} memberships/${index}`;
    const person = referred(membership, 'person', persons);
    const name = textOf(person, 'name');
    if (!person || !name) {
      problems.push({ at, problem: person ? 'NO_NAME' : 'NO_PERSON' });
      return [];
    }
    const post = referred(membership, 'post', posts);
    const of = textOf(membership, 'area_id') || partOf(membership, 'area') ? membership : post;
    const body = referred(membership, 'organization', bodies) ?? referred(post, 'organization', bodies);
    const division =
      divisionOf(referred(of, 'area', areas), textOf(of, 'area_id')) ?? divisionOf(post, textOf(post, 'division_id'));
    return [
      {
        ...{ at, name, division, person: personOf(person, 'identifiers'), aside: asideFor(membership, body, council) },
        ...{ starts: membership['start_date'], ends: membership['end_date'] },
        source: sourceOf(membership, person),
      },
    ];
  });
  return { holdings, problems };
}
