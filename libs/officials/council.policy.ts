import type { Actor } from '#accounts';
import type { UnknownReason } from './ledger.ts';
import type { EvidenceType } from './evidence.entity.ts';
import type { RowVerdict } from './inference.ts';

/** Who reads a cell: the public, or somebody of the installation. */
export type Audience = 'public' | 'team';

/** Notes of meetings are for nobody's page. An allegation never stands on the page of the accused, nor does what was taken back. */
export function maySee(audience: Audience, type: EvidenceType, { reason }: Pick<RowVerdict, 'reason'>): boolean {
  if (type === 'MEETING_NOTE') return false;
  return audience === 'team' || !(type === 'ALLEGATION' || reason === 'RETRACTED' || reason === 'REJECTED');
}

/** To the public a claim by others is no evidence at all: that there is one would already be an accusation. */
export const reasonFor = (audience: Audience, reason: UnknownReason | null): UnknownReason | null =>
  audience === 'public' && reason === 'ONLY_ALLEGED' ? 'NO_EVIDENCE' : reason;

/** Who confirmed the record is for those who may do so themselves; everybody else sees how many. */
export const mayNameReviewers = (reader: Actor | undefined): boolean => reader?.can('council.review') ?? false;
