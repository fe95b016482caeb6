import { AppError, type Db } from '#platform';
import type { CouncilRows } from '../council.reader.ts';
import { refused } from '../entry/parts.ts';
import { Evidence, type EvidenceType } from '../evidence.entity.ts';
import type { Day } from '../ledger.ts';
import { membersOn } from '../members.ts';
import { ExecutiveAction, SPONSOR_ROLES, Sponsorship, type SponsorRole } from './act.entity.ts';
import type { Act } from './act.input.ts';

/** The kinds of evidence that are acts: each has a row that says on which matter, and by whom. */
export const ACT_TYPES: readonly EvidenceType[] = ['SPONSORSHIP', 'EXECUTIVE_ACTION'];
/** Whether an act is that of a member who stands behind a matter. */
export const isSponsor = (act: Act): act is SponsorRole => (SPONSOR_ROLES as readonly Act[]).includes(act);

/** Who did what about which matter, as one row of evidence tells it. */
export interface ActRow {
  readonly evidenceId: string;
  readonly matterCode: string;
  readonly figureCode: string;
  readonly act: Act;
  readonly on: Day;
}

/** Who may sign or veto: whoever holds an executive office. */
const OFFICES = ['MAYOR', 'CHIEF', 'SHERIFF'];

/** Saves the row of an act. */
export async function saveAct(db: Db, { act, on, ...of }: ActRow): Promise<void> {
  const row = isSponsor(act)
    ? db.make(Sponsorship, { ...of, classification: act, sponsoredOn: on })
    : db.make(ExecutiveAction, { ...of, action: act, takenOn: on });
  await db.save(row);
}

/**
 * Nobody sponsors a matter twice, or signs it twice; what was rejected or taken back may be entered anew, and what is
 * corrected stands until its correction does.
 */
export async function mustBeNew(
  db: Db,
  { matterCode, figureCode, act }: Pick<ActRow, 'matterCode' | 'figureCode' | 'act'>,
  corrected?: string,
): Promise<void> {
  const rows = isSponsor(act)
    ? await db.repo(Sponsorship).findBy({ matterCode, figureCode })
    : await db.repo(ExecutiveAction).findBy({ matterCode, figureCode, action: act });
  for (const { evidenceId } of rows) {
    if (evidenceId === corrected) continue;
    const { retractedAt, reviewState } = await db.repo(Evidence).findOneByOrFail({ id: evidenceId });
    if (!retractedAt && reviewState !== 'REJECTED') throw new AppError('CONFLICT', 'entry.actThere');
  }
}

/** The act that a row of evidence tells; undefined where it is none. */
export async function actOf(db: Db, evidenceId: string): Promise<ActRow | undefined> {
  const [sponsorship, action] = await Promise.all([
    db.repo(Sponsorship).findOneBy({ evidenceId }),
    db.repo(ExecutiveAction).findOneBy({ evidenceId }),
  ]);
  const { matterCode, figureCode } = sponsorship ?? action ?? {};
  if (!matterCode || !figureCode) return undefined;
  return sponsorship
    ? { evidenceId, matterCode, figureCode, act: sponsorship.classification, on: sponsorship.sponsoredOn }
    : { evidenceId, matterCode, figureCode, act: action!.action, on: action!.takenOn };
}

/**
 * The act that a correction is to carry on: the same on the same matter, by whom and on the day that the correction says.
 * An act is entered with its matter and in no other way, and nothing else becomes one by a correction.
 */
export async function carriedAct(
  db: Db,
  rows: CouncilRows,
  type: EvidenceType,
  corrected: Evidence | null,
  said: { readonly figureCode: string | null; readonly on: Day | null },
): Promise<Omit<ActRow, 'evidenceId'> | undefined> {
  if (!ACT_TYPES.includes(type)) return undefined;
  const before = corrected?.type === type ? await actOf(db, corrected.id) : undefined;
  if (!before) {
    const key = corrected ? 'entry.actNotByCorrection' : 'entry.actElsewhere';
    throw new AppError('INVALID', key, {}, { type: 'field.invalid' });
  }
  if (!said.figureCode) throw refused('figure', 'field.required');
  if (!said.on) throw refused('on', 'field.required');
  const { act, matterCode } = before;
  const carried = { act, matterCode, figureCode: said.figureCode, on: said.on };
  checkWho(rows, { act, figures: [carried.figureCode] }, carried.on, 'figure');
  await mustBeNew(db, carried, corrected!.id);
  return carried;
}

/** A veto promises nothing, and what is returned without a signature says nothing of a stance. */
export const meaningOf = <L extends { readonly direction: number; readonly promise?: boolean | null }>(
  act: Act,
  link: L,
): L => ({
  ...link,
  direction: act === 'RETURN_UNSIGNED' ? 0 : link.direction,
  ...((act === 'VETO' || act === 'RETURN_UNSIGNED') && { promise: false }),
});

/** Members sponsor, one executive acts, each in office on that day and named once. */
export function checkWho(
  rows: CouncilRows,
  { act, figures }: { readonly act: Act; readonly figures: readonly string[] },
  on: Day,
  field: 'figures' | 'figure' = 'figures',
): void {
  if (new Set(figures).size < figures.length) throw refused(field);
  const names = (codes: readonly string[]) => codes.map((code) => rows.figures.get(code)?.name ?? code).join(', ');
  const wrong = { [field]: 'field.invalid' as const };
  if (isSponsor(act)) {
    const members = new Set(membersOn(rows, rows.main, on).map(({ figureCode }) => figureCode));
    const strangers = figures.filter((code) => !members.has(code));
    if (strangers.length)
      throw new AppError('INVALID', 'entry.notMembers', { names: names(strangers), day: on }, wrong);
    return;
  }
  if (figures.length > 1) throw refused(field);
  const inOffice = rows.memberships.some(
    ({ figureCode, role, startsOn, endsOn }) =>
      figureCode === figures[0] && OFFICES.includes(role) && (startsOn ?? '') <= on && (endsOn ?? '9') >= on,
  );
  if (!inOffice) throw new AppError('INVALID', 'entry.noOffice', { name: names(figures), day: on }, wrong);
}
