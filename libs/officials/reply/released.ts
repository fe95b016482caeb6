import { createHash } from 'node:crypto';
import type { Claim } from '#campaigns';
import type { CouncilRows } from '../council.reader.ts';
import type { Evidence } from '../evidence.entity.ts';
import { type FigureReply, type Release, RELEASES_NEEDED, type ReplySought } from './reply.entity.ts';

type Rows = Pick<CouncilRows, 'replies' | 'sought' | 'releases'>;
type Told = Pick<FigureReply | Evidence | Claim, 'id' | 'textEn' | 'textEs' | 'sourceCode'> & {
  readonly original?: string | null;
};
/** Something that is said against a figure: a row of evidence, or a claim. */
export type Accusation = Evidence | Claim;

/** What somebody lets onto a page, as a hash: another word makes it another text. */
export const wordsOf = ({ id, textEn, textEs, sourceCode, original }: Told): string =>
  createHash('sha256')
    .update(JSON.stringify([id, textEn, textEs, sourceCode, original ?? null]))
    .digest('hex');

/** Who let it onto a figure's page in the words that it has now. */
export function releasesOf({ releases }: Rows, figure: string, row: Told): Release[] {
  const words = wordsOf(row);
  return releases.filter((each) => each.subjectId === row.id && each.figureCode === figure && each.words === words);
}
const byEnough = (rows: Rows, figure: string, row: Told): boolean =>
  new Set(releasesOf(rows, figure, row).map(({ userId }) => userId)).size >= RELEASES_NEEDED;

/** Whether it is about this accusation. */
export const isTo = (
  { evidenceId, claimCode }: Pick<FigureReply | ReplySought, 'evidenceId' | 'claimCode'>,
  row: Accusation,
): boolean => evidenceId === row.id || claimCode === row.code;

/** Whether a reply is for everybody to read: one that was taken back is not. */
export const replyReleased = (rows: Rows, reply: FigureReply): boolean =>
  reply.retractedAt === null && byEnough(rows, reply.figureCode, reply);

/** Whether a figure replied to an accusation, and did not have that taken back. */
export const isReplied = ({ replies }: Rows, figure: string, row: Accusation): boolean =>
  replies.some((reply) => reply.figureCode === figure && reply.retractedAt === null && isTo(reply, row));

/** The last time that a figure was asked to reply to an accusation. */
export const soughtFor = ({ sought }: Rows, figure: string, row: Accusation): ReplySought | undefined =>
  sought.findLast((each) => each.figureCode === figure && isTo(each, row));

/**
 * Whether an accusation may stand on the page of the accused: two people let it there, and beside it stands the reply or
 * that one was asked for and by when.
 */
export const accusationReleased = (rows: Rows, figure: string, row: Accusation): boolean =>
  byEnough(rows, figure, row) &&
  (soughtFor(rows, figure, row) !== undefined ||
    rows.replies.some((reply) => reply.figureCode === figure && isTo(reply, row) && replyReleased(rows, reply)));

/** Everything that is said against a figure and that somebody here accepted, or that came with the record. */
export function accusationsOf(rows: CouncilRows, figure: string): Accusation[] {
  const settled = ({ reviewState }: Pick<Evidence, 'reviewState'>) => ['BUNDLED', 'APPROVED'].includes(reviewState);
  const linked = new Set(
    rows.links.filter((link) => link.figureCode === figure && settled(link)).map(({ evidenceId }) => evidenceId),
  );
  const evidence = [...rows.evidence.values()].filter(
    (row) => row.type === 'ALLEGATION' && linked.has(row.id) && settled(row) && !row.retractedAt,
  );
  const claims = rows.claims.filter(({ aboutCode }) => aboutCode === figure);
  return [...evidence, ...claims].sort((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }));
}
