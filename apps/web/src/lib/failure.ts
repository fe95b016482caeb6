import type { CombinedError } from '@urql/core';

/** What went wrong, as the API words it in the reader's language; `fields` names each refused field and why. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Where in which field something stands that is never stored; not what it is. */
  readonly spots?: readonly Spot[];
}

/** A part of what was sent, by its field; whether it must go, or may be a false alarm. */
export interface Spot {
  readonly field: string;
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly hard: boolean;
}

/** The code of a failure without an answer: no network, or something on the way that is not ours. */
export const UNREACHABLE = 'UNREACHABLE';

/** The failure of a request that got no answer of ours. */
export const NO_ANSWER: Failure = { code: UNREACHABLE, message: '', fields: {} };

/** What a screen shows whose permission the role lacks: the API is not asked in vain. */
export const FORBIDDEN: Failure = { code: 'FORBIDDEN', message: '', fields: {} };

/** A failure as an error that a promise can be rejected with. */
export class Refused extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** What a GraphQL request failed with; undefined when it did not fail. */
export function failureOf(error: CombinedError | undefined): Failure | undefined {
  if (!error) return undefined;
  const [first] = error.graphQLErrors;
  if (!first) return NO_ANSWER;
  const { code, fields, spots } = first.extensions as Partial<Pick<Failure, 'code' | 'fields' | 'spots'>>;
  return { code: code ?? 'INTERNAL', message: first.message, fields: fields ?? {}, ...(spots && { spots }) };
}

/** What a promise was rejected with; what is not a refusal of the API counts as unreachable. */
export const refusalOf = (error: unknown): Failure => (error instanceof Refused ? error.failure : NO_ANSWER);
