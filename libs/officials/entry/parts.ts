import { day, type FuzzyDate, range, Source, unknownDate } from '#campaigns';
import { AppError, type Db, v7 } from '#platform';
import { type CouncilRows, versionOn } from '../council.reader.ts';
import type { DemandLink, EvidenceType } from '../evidence.entity.ts';
import type { Day } from '../ledger.ts';
import { Matter } from '../matter.entity.ts';
import { dayFrom } from '../positions.service.ts';
import { mayScore } from '../weighing.ts';
import type { DemandLinkInput, MatterInput, SourceInput } from './entry.input.ts';

/** A code that the installation gives; the bundled record has none that begins so. */
export const ownCode = (kind: string): string => `${kind}:own-${v7()}`;

/** Lets one after the other do a thing, so that nobody overlooks what another one is just saving. Before anything is written. */
export async function oneAtATime(db: Db, what: 'acts' | 'assessments' | 'levers' | 'seats'): Promise<void> {
  await db
    .repo(Source)
    .query(`select pg_advisory_xact_lock(hashtext($1 || ' ' || current_setting('app.organization', true)))`, [what]);
}

/** An entry that cannot be taken, with the field that says why. */
export const refused = (field: string, message: 'field.invalid' | 'field.required' = 'field.invalid'): AppError =>
  new AppError('INVALID', 'entry.incomplete', {}, { [field]: message });

/** The date of an entry: a day, the time from one day to another, or not known. */
export function dateFrom(on: string | null | undefined, until: string | null | undefined): FuzzyDate {
  if (!on && !until) return unknownDate();
  const [first, last] = [on ? dayFrom(on, 'on') : null, until ? dayFrom(until, 'until') : null];
  if (first && last && last < first) throw refused('until');
  return first && !last ? day(first) : range(first, last);
}

/** The source of an entry by its code; a new one is saved. Within the caller's transaction. */
export async function sourceFrom(db: Db, input: SourceInput): Promise<string> {
  if (input.code) {
    if (!(await db.repo(Source).existsBy({ code: input.code }))) throw refused('source.code');
    return input.code;
  }
  const publisher = input.publisher?.trim();
  if (!publisher) throw refused('source.publisher', 'field.required');
  const code = ownCode('src');
  const published = input.published ? day(dayFrom(input.published, 'source.published')) : unknownDate();
  const row = db.make(Source, {
    ...{ code, origin: 'INSTALLATION' as const, publisher, title: input.title?.trim() || null, url: input.url ?? null },
    ...{ kind: 'OTHER' as const, language: 'en', reliability: 'MEDIUM' as const, published },
    reliabilityNote: 'Entered here; a second person looks at it.',
  });
  await db.save(row);
  return code;
}

/** The matter of an entry by its code, or a new one with the source of the entry. Within the caller's transaction. */
export async function matterFrom(
  db: Db,
  input: MatterInput,
  at: { readonly bodyCode: string; readonly sourceCode: string; readonly locator: string },
): Promise<Matter> {
  if (input.code) {
    const known = await db.repo(Matter).findOneBy({ code: input.code, bodyCode: at.bodyCode });
    if (!known) throw refused('matter.code');
    return known;
  }
  const [titleEn, titleEs] = [input.titleEn?.trim() ?? '', input.titleEs?.trim() ?? ''];
  if (!titleEn && !titleEs) throw refused('matter.titleEn', 'field.required');
  const values = {
    ...{ code: ownCode('mat'), origin: 'INSTALLATION' as const, bodyCode: at.bodyCode, titleEn, titleEs },
    ...{ sourceCode: at.sourceCode, locator: at.locator.trim(), fileNumber: input.fileNumber?.trim() || null },
    classification: input.classification ?? ('ORDINANCE' as const),
  };
  return db.save(db.make(Matter, values));
}

/** Why a link is coded as it is, by what kind of evidence it belongs to. */
function reasonOf(type: EvidenceType, link: DemandLinkInput): DemandLink['reasonCode'] {
  switch (type) {
    case 'ALLEGATION':
      return 'ALLEGED_BY_OTHERS';
    case 'STAFF_STATEMENT':
      return 'STAFF_VIEW';
    case 'EVENT_ATTENDANCE':
      return 'ATTENDED';
    case 'COLLECTIVE_VOTE':
      return 'COLLECTIVE';
    case 'ORG_STATEMENT':
      return 'INSTITUTION';
    default:
  }
  if (!link.demand || link.explicitness === 'GENERAL') return 'NAMES_NO_DEMAND';
  if (link.explicitness === 'IMPLIED') return 'IMPLIED_ONLY';
  switch (type) {
    case 'ROLL_CALL_VOTE':
    case 'CONTRACT_VOTE':
      return 'OWN_VOTE';
    case 'EXECUTIVE_ACTION':
      return 'OWN_ACT';
    case 'SPONSORSHIP':
      return 'SPONSORED';
    case 'REPORTED_PARAPHRASE':
      return 'REPORTED';
    default:
      return link.promise ? 'PROMISE' : 'OWN_WORDS';
  }
}

/** What a link of an entry says, for a row: only what names a demand, and is of a kind that may, scores. */
export function linkFrom(rows: CouncilRows, type: EvidenceType, on: Day, input: DemandLinkInput, procedural = false) {
  const asked = rows.demands.find(({ code }) => code === input.demand);
  if (input.demand && !asked) throw refused('links');
  const part = asked?.kind === 'PART' ? asked : undefined;
  const demandCode = part ? part.parentCode! : asked?.code;
  const version = demandCode === undefined ? undefined : versionOn(rows, demandCode, on);
  if (demandCode && !version) throw refused('links');
  const direction = Math.sign(input.direction);
  const named = input.explicitness === 'EXPLICIT' && version && direction !== 0;
  const scores = named && mayScore(type) && type !== 'REPORTED_PARAPHRASE' && !procedural;
  return {
    demandVersionCode: version?.code ?? null,
    partCode: part?.code ?? null,
    direction,
    explicitness: input.explicitness,
    strength: scores ? ('SCORING' as const) : ('INFORMATIVE' as const),
    promise: Boolean(input.promise) && Boolean(scores),
    reasonCode: reasonOf(type, input),
    note: input.note?.trim() || null,
  };
}
