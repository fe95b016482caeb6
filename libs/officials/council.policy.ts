import type { Actor } from '#accounts';
import type { ReviewState } from '#campaigns';
import type { UnknownReason } from './ledger.ts';
import type { EvidenceType } from './evidence.entity.ts';
import type { RowVerdict } from './inference.ts';

/** Who reads a cell: the public, somebody of the installation, or somebody who keeps the ledger and so sees what waits. */
export type Audience = 'public' | 'team' | 'keepers';

/** Which of them somebody is. */
export const audienceOf = (reader: Actor | undefined): Audience => (reader?.can('council.record') ? 'keepers' : 'team');

/** What nobody has accepted, or what does not count any more: only who keeps the ledger sees it. */
const UNSETTLED: readonly RowVerdict['reason'][] = ['PENDING', 'REJECTED', 'RETRACTED'];

/**
 * Notes of meetings are for nobody's page. What was not reviewed is for those alone who keep the ledger, and so is an
 * accusation until two people have released it to the page of the accused.
 */
export function maySee(
  audience: Audience,
  type: EvidenceType,
  { reason }: Pick<RowVerdict, 'reason'>,
  released: () => boolean,
): boolean {
  if (type === 'MEETING_NOTE') return false;
  if (audience === 'keepers') return true;
  return !UNSETTLED.includes(reason) && (type !== 'ALLEGATION' || released());
}

/** A coding that waits, or was rejected, is for those alone who keep the ledger. */
export const maySeeCoding = (audience: Audience, state: ReviewState): boolean =>
  audience === 'keepers' || state === 'BUNDLED' || state === 'APPROVED';

/** To whoever may not see an accusation it is no evidence at all: that there is one would already be one. */
export const reasonFor = (reason: UnknownReason | null, seesOne: boolean): UnknownReason | null =>
  reason === 'ONLY_ALLEGED' && !seesOne ? 'NO_EVIDENCE' : reason;

/** Who confirmed the record is for those who may do so themselves; everybody else sees how many. */
export const mayNameReviewers = (reader: Actor | undefined): boolean => reader?.can('council.review') ?? false;
