import { Field, ID, ObjectType } from '@nestjs/graphql';
import { AppError, LocalizedText } from '#platform';
import { type CouncilRows } from '../council.reader.ts';
import { dateView, sourceView } from '../council.view.ts';
import { FuzzyDateView, SourceView } from '../council.types.ts';
import type { DemandLink, Evidence, EvidenceType } from '../evidence.entity.ts';
import { EvidenceKind } from './entry.input.ts';
import { EntryLinkView } from './entry.types.ts';
import { linkView } from './queue.view.ts';

/** A row as the form of its correction starts with it. */
@ObjectType('EvidenceEntry')
export class EvidenceEntryView {
  @Field(() => ID) id!: string;
  @Field(() => EvidenceKind) type!: EvidenceType;
  /** Whom it is about, where that can be chosen; null where the correction keeps who said it and of whom. */
  @Field(() => String, { nullable: true }) figure!: string | null;
  /** Who said or did it, in words. */
  @Field(() => String, { nullable: true }) who!: string | null;
  @Field(() => FuzzyDateView) date!: FuzzyDateView;
  @Field(() => String, { nullable: true }) on!: string | null;
  @Field(() => String, { nullable: true }) until!: string | null;
  @Field(() => LocalizedText) text!: LocalizedText;
  @Field(() => String, { nullable: true }) original!: string | null;
  @Field(() => String, { nullable: true }) language!: string | null;
  @Field(() => String, { nullable: true }) translator!: string | null;
  @Field(() => SourceView) source!: SourceView;
  @Field() locator!: string;
  @Field() quotedInSource!: boolean;
  @Field() confidence!: string;
  @Field(() => [EntryLinkView]) links!: EntryLinkView[];
}

/** Whom a row bears on, each once: of what others claim that is somebody else than who says it. */
export function targetsOf({ links }: CouncilRows, { id, figureCode, bodyCode }: Evidence): Subject[] {
  const all = links.filter(({ evidenceId }) => evidenceId === id).map(subjectIn);
  const found = [...new Map(all.map((each) => [`${each.figureCode} ${each.bodyCode}`, each])).values()];
  return found.length ? found : [{ figureCode, bodyCode }];
}

/** A figure, or a body as a whole. */
export type Subject = Pick<DemandLink, 'figureCode' | 'bodyCode'>;
const subjectIn = ({ figureCode, bodyCode }: Subject): Subject => ({ figureCode, bodyCode });

/** Whether a row is somebody's own: then a correction may also say that it was somebody else. */
function isOwn(rows: CouncilRows, row: Evidence): boolean {
  const [target, other] = targetsOf(rows, row);
  return !other && target!.figureCode === row.figureCode && rows.figures.get(row.figureCode ?? '')?.kind === 'OFFICIAL';
}

/** What the form of a correction starts with; NOT_FOUND for what is gone, and for one name of a roll call. */
export function entryView(rows: CouncilRows, id: string): EvidenceEntryView {
  const row = rows.evidence.get(id);
  if (!row || row.retractedAt || row.voteEventId) throw new AppError('NOT_FOUND', 'notFound');
  const nameOf = ({ figureCode, bodyCode }: Subject) =>
    rows.figures.get(figureCode ?? '')?.name ?? rows.bodies.get(bodyCode ?? '')?.name ?? null;
  // What a source tells of several names no speaker: then they are told.
  const several = targetsOf(rows, row).flatMap((each) => nameOf(each) ?? []);
  const links = rows.links.filter(({ evidenceId }) => evidenceId === id).map((link) => linkView(rows, link));
  return {
    ...{ id, type: row.type, figure: isOwn(rows, row) ? row.figureCode : null },
    who: nameOf(row) ?? (several.join(', ') || null),
    ...{ date: dateView(row.date), on: row.date.value, until: row.date.until },
    ...{ text: { en: row.textEn, es: row.textEs }, original: row.original, language: row.language },
    ...{ translator: row.translator, source: sourceView(rows, row.sourceCode), locator: row.locator },
    ...{ quotedInSource: row.quotedInSource, confidence: row.confidence },
    // What is about several of them says the same of each: once is enough.
    links: [...new Map(links.map((link) => [JSON.stringify({ ...link, note: null }), link])).values()],
  };
}
