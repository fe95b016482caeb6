import type { TypedDocumentNode } from 'urql';
import type { Language, Say } from '../../../lib/i18n.ts';
import type { Answer, Question } from '../../../lib/use-answers.ts';
import { CONTACTS_BY_WARD } from '../../people/documents.ts';
import { SIGNATURES_BY_WARD } from '../../petitions/documents.ts';
import { VOLUNTEERS_BY_WARD } from '../../volunteers/documents.ts';
import { told } from '../words.ts';

/** One number of each ward; null where it is too small for this reader, and no cell at all where the ward is not theirs. */
export interface WardLine {
  readonly key: string;
  readonly name: string;
  readonly lang?: Language | undefined;
  readonly cells: readonly { readonly ward: number | null; readonly count: number | null }[];
}

/** Where numbers by ward come from: each place of the console asks for its own, and may fail by itself. */
interface WardSource extends Question {
  readonly lines: (data: unknown, say: Say, language: Language) => readonly WardLine[];
}

const source = <Data>(
  key: string,
  document: TypedDocumentNode<Data, Record<string, never>>,
  lines: (data: Data, say: Say, language: Language) => readonly WardLine[],
): WardSource => ({
  key,
  document: document as unknown as TypedDocumentNode<unknown, object>,
  variables: {},
  lines: (data, say, language) => lines(data as Data, say, language),
});

/** All of them; to add one, a document of its own place and a line here. */
export const WARD_SOURCES: readonly WardSource[] = [
  source('contacts', CONTACTS_BY_WARD, ({ contactsByWard }, say) => [
    { key: 'contacts', name: say('console.ward.contacts'), cells: contactsByWard },
  ]),
  source('volunteers', VOLUNTEERS_BY_WARD, ({ volunteersByWard }, say) => [
    { key: 'volunteers', name: say('console.ward.volunteers'), cells: volunteersByWard },
  ]),
  source('signatures', SIGNATURES_BY_WARD, ({ signaturesByWard }, _, language) =>
    signaturesByWard.map(({ id, title, wards }) => {
      const { text, lang } = told(title, language);
      return { key: id, name: text, lang, cells: wards };
    }),
  ),
];
/** The one that the tiles show. */
export const CONTACTS = WARD_SOURCES.slice(0, 1);

/** What all answers come to, and whether one of them failed. */
export function linesOf(answers: ReadonlyMap<string, Answer>, say: Say, language: Language) {
  const lines = WARD_SOURCES.flatMap(({ key, lines: of }) => {
    const data = answers.get(key)?.data;
    return data ? of(data, say, language) : [];
  });
  const failed = [...answers.values()].some(({ failure }) => failure);
  return { lines, failed };
}

/** A number in words: exact, "under 5" where it is too small for this reader, or that the ward is not theirs. */
export function numberWords({ cells }: Pick<WardLine, 'cells'>, ward: number, say: Say, language: Language): string {
  const cell = cells.find((each) => each.ward === ward);
  if (!cell) return say('console.ward.notYours');
  return cell.count === null ? say('console.ward.under') : new Intl.NumberFormat(language).format(cell.count);
}
