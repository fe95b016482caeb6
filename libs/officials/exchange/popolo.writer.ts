import type { Source } from '#campaigns';
import type { Area, Body, Post } from '../body.entity.ts';
import type { CouncilRows } from '../council.reader.ts';
import type { Figure, Membership } from '../figure.entity.ts';
import type { Matter, Motion, Vote, VoteEvent } from '../matter.entity.ts';
import { VOTE_OPTIONS } from '../voting.ts';

/** The rows beside those of the council that a Popolo document is made of. */
export interface VoteRows {
  readonly areas: readonly Area[];
  readonly allPosts: readonly Post[];
  readonly matters: readonly Matter[];
  readonly motions: readonly Motion[];
  readonly events: readonly VoteEvent[];
  readonly votes: readonly Vote[];
}
type Row = Readonly<Record<string, unknown>>;
/** A Popolo document: lists by the names that Popolo gives them. */
export type PopoloDocument = Readonly<
  Record<'persons' | 'organizations' | 'areas' | 'posts' | 'memberships' | 'motions' | 'vote_events', readonly Row[]>
>;

/** Without what is not known: Popolo leaves it out. */
const known = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined));
const byCode = <R extends { readonly code: string }>(rows: readonly R[]) =>
  [...rows].sort((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }));
const optionOf = (option: string) => option.toLowerCase().replace('_', ' ');

type Citing = Readonly<Record<'sourceCode' | 'locator', string>>;
const cited = (sources: ReadonlyMap<string, Source>, { sourceCode, locator }: Citing): Row[] => {
  const source = sources.get(sourceCode);
  const note = [source?.publisher, source?.title, locator].filter(Boolean).join(', ');
  return source ? [known({ url: source.url, note })] : [];
};

const personRow = ({ code, name, identifiers }: Figure): Row => ({
  ...{ id: code, name },
  ...(identifiers.length && {
    identifiers: identifiers.map((each) => {
      const [scheme = '', ...rest] = each.split(':');
      return { scheme, identifier: rest.join(':') };
    }),
  }),
});
const bodyRow = ({ code, name, nameEs, abbreviation, classification, parentCode }: Body): Row => ({
  ...{ id: code, name, classification: classification.toLowerCase(), parent_id: parentCode },
  other_names: [nameEs, abbreviation].filter((each) => each && each !== name).map((each) => ({ name: each })),
});
const areaRow = ({ code, name, ocdDivisionId }: Area): Row => ({
  ...{ id: code, name, identifier: ocdDivisionId },
  classification: /([a-z_]+):[^/]*$/.exec(ocdDivisionId)?.[1],
});
const postRow = ({ code, titleEn, bodyCode, areaCode }: Post): Row => ({
  ...{ id: code, label: titleEn, organization_id: bodyCode, area_id: areaCode },
});
/** A day by which somebody was there is no first day; who was gone by a day is not there after it. */
const membershipRow = (row: Membership): Row => ({
  ...{ id: row.code, person_id: row.figureCode, organization_id: row.bodyCode, post_id: row.postCode },
  ...{ role: row.role.toLowerCase(), start_date: row.startsPrecision === 'DAY' ? row.startsOn : null },
  end_date: row.endsOn,
});

/** Writes whom the record names in office and how they voted, as far as a second person accepted it; recorders stay out. */
export function popoloOf(rows: CouncilRows, more: VoteRows): PopoloDocument {
  const withSources =
    <R extends Citing>(write: (row: R) => Row) =>
    (row: R): Row =>
      known({ ...write(row), sources: cited(rows.sources, row) });
  const officials = byCode([...rows.figures.values()].filter(({ kind, name }) => kind === 'OFFICIAL' && name));
  const codes = new Set(officials.map(({ code }) => code));
  const memberships = byCode(rows.memberships.filter(({ figureCode }) => codes.has(figureCode)));
  const events = more.events.filter(({ reviewState, retractedAt }) => reviewState === 'APPROVED' && !retractedAt);
  return {
    persons: officials.map(withSources(personRow)),
    organizations: byCode([...rows.bodies.values()].filter(holds(memberships, more))).map(withSources(bodyRow)),
    areas: byCode(more.areas).map(withSources(areaRow)),
    posts: byCode(more.allPosts).map(withSources(postRow)),
    memberships: memberships.map(withSources(membershipRow)),
    motions: motionRows(more, events, rows.sources),
    vote_events: eventRows(more, events, rows.sources),
  };
}

/** Bodies that somebody in office belongs to, or that have posts, and those above them. */
function holds(memberships: readonly Membership[], { allPosts }: VoteRows) {
  const codes = new Set([...memberships, ...allPosts].map(({ bodyCode }) => bodyCode));
  return ({ code }: Body) => codes.has(code);
}

type Sources = ReadonlyMap<string, Source>;
function motionRows({ motions, matters }: VoteRows, events: readonly VoteEvent[], sources: Sources): Row[] {
  const put = motions.filter(({ code }) => events.some(({ motionCode }) => motionCode === code));
  return byCode(put).map(({ code, matterCode, classification }) => {
    const matter = matters.find((each) => each.code === matterCode)!;
    return known({
      ...{ id: code, organization_id: matter.bodyCode, classification: classification.toLowerCase() },
      ...{ text: matter.titleEn || matter.titleEs, identifier: matter.fileNumber, sources: cited(sources, matter) },
    });
  });
}

function eventRows({ votes }: VoteRows, events: readonly VoteEvent[], sources: Sources): Row[] {
  const ids = events.map((event) => ({ event, code: `${event.motionCode}/${event.heldOn}` }));
  return byCode(ids).map(({ event, code }) => {
    const own = votes.filter(({ voteEventId }) => voteEventId === event.id);
    return {
      ...{ id: code, motion_id: event.motionCode, organization_id: event.bodyCode, start_date: event.heldOn },
      result: event.result === 'PASSED' ? 'pass' : 'fail',
      // As the minutes print them: where they do not agree with the names, both stand here.
      counts: VOTE_OPTIONS.filter((option) => option in event.counts).map((option) => ({
        ...{ option: optionOf(option), value: event.counts[option] },
      })),
      votes: own
        .map(({ figureCode, option }) => ({ voter_id: figureCode, option: optionOf(option) }))
        .sort((a, b) => a.voter_id.localeCompare(b.voter_id)),
      sources: cited(sources, event),
    };
  });
}
