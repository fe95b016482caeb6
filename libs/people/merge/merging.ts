/** A row as PostgreSQL writes it, without its blob, and what was sealed in that. */
export interface Whole {
  readonly table: string;
  readonly row: { readonly id: string };
  readonly details?: object;
}

/** Columns of a row before and after a merge changed them. */
export interface Change {
  readonly table: string;
  readonly id: string;
  readonly before: object;
  readonly after: object;
}

/** What a merge did to the rows of somebody who was merged, in the order in which it did it. */
export interface Trace {
  readonly moved: { readonly table: string; readonly column: string; readonly from: string; ids: string[] }[];
  readonly taken: Whole[];
  readonly changed: Change[];
  readonly made: { readonly table: string; readonly id: string }[];
}

export const emptyTrace = (): Trace => ({ moved: [], taken: [], changed: [], made: [] });

/**
 * What a table with things of people says of a merge beside its unique keys, as `static readonly merging` of its entity.
 * All texts are SQL over the columns of one row.
 */
export interface Merging {
  /** Two rows that agree in these are about one thing, of which a person has one. */
  readonly once?: { readonly columns: readonly string[]; readonly where?: string };
  /** The row with the greater number survives; of equal ones the earlier. */
  readonly strength?: string;
  /** Which of two came first, where no column says when a row was made. */
  readonly earlier?: string;
  /** What becomes of the other instead of being taken out. */
  readonly weaker?: {
    readonly set: string;
    readonly columns: readonly string[];
    readonly where: string;
    /** Whether no unique key binds the other one any more after that: then it stays also where one did. */
    readonly frees?: boolean;
  };
  /** What the row that stays takes over from the one with this id, as the right side of a `set` over `r`; and its columns. */
  readonly inherits?: { readonly set: (goes: string) => string; readonly columns: readonly string[] };
  /** A text column that may hold the person's id. */
  readonly named?: string;
  /** Columns that must lead to two people: a row that leads from one of the merged to the other is taken out. */
  readonly between?: readonly [string, string];
}

/** What an entity says of merges; nothing for most. */
export const mergingOf = (target: unknown): Merging =>
  (typeof target === 'function' && (target as { merging?: Merging }).merging) || {};
