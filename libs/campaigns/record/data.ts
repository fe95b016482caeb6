import type { DatePrecision, FuzzyDate } from '../recorded.entity.ts';

/** What the loader, or the installation, says of a row; the record does not. */
type Managed =
  | 'id'
  | 'organizationId'
  | 'code'
  | 'origin'
  | 'heldAt'
  | 'quote'
  | 'recordedAt'
  | 'recordedBy'
  | 'reviewedBy'
  | 'retractedAt'
  | 'retractedReason'
  | 'forgottenAt';
type OptionalKeys<T> = {
  [K in keyof T]-?: null extends T[K]
    ? K
    : T[K] extends boolean | readonly unknown[]
      ? K
      : K extends 'reviewState' | 'startsPrecision' | 'endsPrecision'
        ? K
        : never;
}[keyof T];

/** A row of the record without what the loader adds; a column that may be empty, or has a default, may be left out. */
export type RowData<E> = Readonly<
  Omit<E, Managed | OptionalKeys<E>> & Partial<Omit<Pick<E, OptionalKeys<E>>, Managed>>
>;
/** Rows by their codes. */
export type Rows<E> = Readonly<Record<string, RowData<E>>>;

interface DateNotes {
  /** As printed. */
  readonly text?: string;
  readonly yearInferred?: boolean;
  readonly note?: string;
}
const date = (
  precision: DatePrecision,
  value: string | null,
  until: string | null,
  { text, yearInferred = false, note }: DateNotes = {},
): FuzzyDate => ({ precision, value, until, text: text ?? null, yearInferred, inferenceNote: note ?? null });

/** A day, as `2025-11-14`. */
export const day = (value: string, notes?: DateNotes): FuzzyDate => date('DAY', value, null, notes);
/** A month, as `2025-01`. */
export const month = (value: string, notes?: DateNotes): FuzzyDate => {
  const [year, number] = value.split('-').map(Number) as [number, number];
  return date('MONTH', `${value}-01`, new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10), notes);
};
/** A year. */
export const year = (value: number, notes?: DateNotes): FuzzyDate =>
  date('YEAR', `${value}-01-01`, `${value}-12-31`, notes);
/** From a day to a day, open where one is null. */
export const range = (from: string | null, until: string | null, notes?: DateNotes): FuzzyDate =>
  date('RANGE', from, until, notes);
/** Not known. */
export const unknownDate = (notes?: DateNotes): FuzzyDate => date('UNKNOWN', null, null, notes);

const WEEKDAYS = [
  ['sunday', 'domingo'],
  ['monday', 'lunes'],
  ['tuesday', 'martes'],
  ['wednesday', 'miércoles'],
  ['thursday', 'jueves'],
  ['friday', 'viernes'],
  ['saturday', 'sábado'],
];

/** Whether a date prints the name of a weekday that its day is not; a date without either cannot be wrong. */
export function weekdayIsWrong({ precision, value, text }: FuzzyDate): boolean {
  if (precision !== 'DAY' || !value || !text) return false;
  const printed = WEEKDAYS.findIndex((names) => names.some((name) => text.toLowerCase().includes(name)));
  return printed >= 0 && printed !== new Date(`${value}T00:00:00Z`).getUTCDay();
}
