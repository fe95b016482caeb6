import type { ClauseAssessment, Demand, DemandNote, DemandVersion, Document, DocumentClause } from '#campaigns';
import { type LocalizedText, slugWords } from '#platform';
import type { Body } from '../body.entity.ts';
import { type Audience, maySeeCoding } from '../council.policy.ts';
import { type CouncilRows, spanOf, versionOn } from '../council.reader.ts';
import { dateView, locatorIn, sourceView } from '../council.view.ts';
import type { Day } from '../ledger.ts';
import { changed } from './changed.ts';
import type {
  ClauseDocumentView,
  ClauseView,
  DemandAnswerView,
  DemandNoteView,
  DemandPartTextView,
  DemandTextView,
} from './demand.types.ts';

const told = ({ textEn, textEs }: { readonly textEn: string; readonly textEs: string }): LocalizedText => ({
  ...{ en: textEn, es: textEs },
});
const titled = ({ titleEn, titleEs }: { readonly titleEn: string; readonly titleEs: string }): LocalizedText => ({
  ...{ en: titleEn, es: titleEs },
});
const cited = (
  rows: CouncilRows,
  { sourceCode, locator }: { readonly sourceCode: string; readonly locator: string },
) => ({
  source: sourceView(rows, sourceCode),
  locator: locatorIn(locator),
});

/** What stands in documents and what somebody sees in it, as it is read beside the rows of the council. */
export interface DemandRows {
  readonly notes: readonly DemandNote[];
  readonly assessments: readonly ClauseAssessment[];
  readonly clauses: readonly DocumentClause[];
  readonly documents: readonly Document[];
}

const asked = ({ demands }: CouncilRows) => demands.filter(({ kind }) => kind === 'UMBRELLA' || kind === 'DEMAND');

/** The name of a demand in addresses: its English title, or its code where another one has that name. */
export function slugOf(rows: CouncilRows, demand: Demand): string {
  const slug = slugWords(demand.titleEn);
  const same = asked(rows).filter(({ titleEn }) => slugWords(titleEn) === slug);
  return slug && same.length === 1 ? slug : demand.code;
}

/** The demand, or the one over them all, of that code or name; undefined where there is none. */
export function demandNamed(rows: CouncilRows, name: string): Demand | undefined {
  const all = asked(rows);
  return all.find(({ code }) => code === name) ?? all.find((each) => slugOf(rows, each) === name);
}

/** Every text that a demand had by a day, the latest first, each with what it changed of the one before. */
export function textsOf(rows: CouncilRows, code: string, day: Day): DemandTextView[] {
  const inForce = versionOn(rows, code, day);
  const known = rows.versions.filter(({ demandCode, validFrom }) => demandCode === code && (validFrom ?? '') <= day);
  return known
    .map((each, at): DemandTextView => {
      const before = known[at - 1];
      return {
        ...{ version: each.version, from: each.validFrom, until: each.validUntil, inForce: each === inForce },
        ...{ text: told(each), ...cited(rows, each) },
        changedEn: before ? changed(before.textEn, each.textEn) : null,
        changedEs: before ? changed(before.textEs, each.textEs) : null,
      };
    })
    .reverse();
}

const partsIn = ({ demands }: CouncilRows, code: string): Demand[] =>
  demands
    .filter(({ kind, parentCode }) => kind === 'PART' && parentCode === code)
    .sort((a, b) => a.position - b.position);

/** The parts of a demand with their texts of the day. */
export const partsOf = (rows: CouncilRows, code: string, day: Day): DemandPartTextView[] =>
  partsIn(rows, code).map((part) => {
    const version = versionOn(rows, part.code, day);
    return { code: part.code, title: titled(part), text: version ? told(version) : { en: '', es: '' } };
  });

/** What else the campaign says of a demand. */
export const notesOf = (rows: CouncilRows, { notes }: DemandRows, code: string): DemandNoteView[] =>
  notes
    .filter(({ demandCode }) => demandCode === code)
    .sort((a, b) => b.kind.localeCompare(a.kind) || a.code.localeCompare(b.code))
    .map((note) => ({ code: note.code, kind: note.kind, text: told(note), ...cited(rows, note) }));

const lastDay = (rows: CouncilRows, date: Document['date']): Day => spanOf(date).to ?? rows.load.closingDate;

/** What the city had answered by a day, to the text of the day and to those before it. */
export function answersOf(rows: CouncilRows, code: string, day: Day): DemandAnswerView[] {
  const inForce = versionOn(rows, code, day);
  return rows.responses.flatMap((answer) => {
    const version = rows.versions.find((each) => each.code === answer.demandVersionCode && each.demandCode === code);
    const asOf = lastDay(rows, answer.asOf);
    if (!version || asOf > day) return [];
    const { id, responseType, beforeOrdinance, partial } = answer;
    return [
      {
        ...{ id, responseType, beforeOrdinance, partial, asOf, text: told(answer), ...cited(rows, answer) },
        ...{ version: version.version, olderText: version !== inForce },
      },
    ];
  });
}

const documentView = (row: Document): ClauseDocumentView => ({
  ...{ code: row.code, kind: row.kind, state: row.state, title: titled(row), date: dateView(row.date) },
});

const VERDICT_ORDER = ['MEETS', 'PARTLY', 'FALLS_SHORT', 'SILENT', 'BEARS_ON'];

interface Assessed {
  readonly assessment: ClauseAssessment;
  readonly clause: DocumentClause;
  readonly document: Document;
  readonly version: DemandVersion;
}

/** Every assessment that a reader may see, of what documents said by a day. */
function assessedBy(rows: CouncilRows, more: DemandRows, day: Day, audience: Audience): Assessed[] {
  return more.assessments.flatMap((assessment) => {
    const clause = more.clauses.find(({ code }) => code === assessment.clauseCode);
    const document = more.documents.find(({ code }) => code === clause?.documentCode);
    const version = rows.versions.find(({ code }) => code === assessment.demandVersionCode);
    if (!clause || !document || !version || !maySeeCoding(audience, assessment.reviewState)) return [];
    return lastDay(rows, document.date) <= day ? [{ assessment, clause, document, version }] : [];
  });
}

const nameOf = (body: Body | undefined): LocalizedText | null => (body ? { en: body.name, es: body.nameEs } : null);

/** What the clauses of documents do for a demand and its parts, and which ordinances the record has none of. */
export function clausesOf(rows: CouncilRows, more: DemandRows, code: string, day: Day, audience: Audience) {
  const all = assessedBy(rows, more, day, audience);
  const parts = partsIn(rows, code);
  const codes = [code, ...parts.map((part) => part.code)];
  const own = all.filter(({ version }) => codes.includes(version.demandCode));
  const order = ({ assessment }: Assessed) => VERDICT_ORDER.indexOf(assessment.verdict);
  own.sort(
    (a, b) =>
      lastDay(rows, b.document.date).localeCompare(lastDay(rows, a.document.date)) ||
      order(a) - order(b) ||
      a.assessment.code.localeCompare(b.assessment.code),
  );
  const clauses = own.map(({ assessment, clause, document, version }): ClauseView => {
    const part = parts.find((each) => each.code === version.demandCode);
    return {
      ...{ code: assessment.code, document: documentView(document), text: told(clause), verdict: assessment.verdict },
      reason: { en: assessment.reasonEn, es: assessment.reasonEs },
      assessor: nameOf(rows.bodies.get(assessment.assessorCode ?? '')),
      part: part ? titled(part) : null,
      olderText: version !== versionOn(rows, version.demandCode, day),
      unsettled: !maySeeCoding('public', assessment.reviewState),
      ...cited(rows, assessment),
    };
  });
  const inForce = [...new Set(all.map(({ document }) => document))].filter(
    ({ kind, state }) => kind === 'ORDINANCE' && state === 'IN_FORCE',
  );
  const silent = inForce.filter((document) => !own.some((each) => each.document === document)).map(documentView);
  return { clauses, silent };
}
