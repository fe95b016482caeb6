import type { ResultOf, VariablesOf } from '../../../lib/graphql.ts';
import type { CHOICES } from './choices/documents.ts';
import type { EVIDENCE_ENTRY, OVERRIDES, QUEUE, RECORD_EVIDENCE, RECORD_ROLL_CALL } from './documents.ts';

/** One entry that waits. */
export type ReviewItem = ResultOf<typeof QUEUE>['reviewQueue']['items'][number];
/** A row that is corrected. */
export type EvidenceEntry = ResultOf<typeof EVIDENCE_ENTRY>['evidenceEntry'];
/** What the forms choose from. */
export type Choices = ResultOf<typeof CHOICES>['ledgerChoices'];
/** One thing to choose. */
export type Choice = Choices['figures'][number];
/** What people decided in place of the rule, as it is answered. */
export type Overrides = ResultOf<typeof OVERRIDES>;
/** One of them. */
export type Override = Overrides['positionOverrides'][number];
/** A roll call as it is sent. */
export type RollCallInput = VariablesOf<typeof RECORD_ROLL_CALL>['input'];
/** A row of evidence as it is sent. */
export type EvidenceInput = VariablesOf<typeof RECORD_EVIDENCE>['input'];
/** How somebody voted. */
export type VoteOption = ReviewItem['votes'][number]['option'];
