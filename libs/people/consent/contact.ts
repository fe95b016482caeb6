import type { MessageKey } from '#platform';

/** A way of reaching somebody; `sms` are texts to many, `sms_person` one that somebody types to one. */
export type ContactChannel = 'email' | 'sms' | 'sms_person' | 'phone';
/** `transactional`: an answer to what they did themselves. `bulk`: something that we begin. */
export type Purpose = 'transactional' | 'bulk';

/** All that decides whether somebody may be written to or called. */
export interface Standing {
  readonly deceased: boolean;
  /** Channels they opted out of, with ALL. */
  readonly optedOut: readonly string[];
  readonly hasEmail: boolean;
  readonly hasWorkingEmail: boolean;
  readonly hasPhone: boolean;
  /** Their last word on this channel: given to us, in a file with or without a stated source of consent, or none. */
  readonly lastWord: 'yes' | 'no' | undefined;
  readonly lastWordFromUnstatedBatch: boolean;
  /** The files they came in: whether the source of consent was stated for one of them. */
  readonly batches: 'none' | 'unstated' | 'stated';
}

/** Whether somebody may be contacted, and why not. */
export interface Verdict {
  readonly may: boolean;
  readonly why: MessageKey;
}

/** What is asked of a person, a channel and a purpose, one yes or no each. */
export const QUESTIONS = [
  'deceased',
  'stoppedAll',
  'stopped',
  'address',
  'working',
  'yes',
  'no',
  'yesUnstated',
  'stated',
  'unstated',
  'bulk',
  'email',
  'sms',
] as const;
type Question = (typeof QUESTIONS)[number];
/** The answers, each a boolean, or an expression of SQL. */
export type Answers<T> = Readonly<Record<Question, T>>;
type Why = Extract<MessageKey, `people.contact.${string}`>;

/**
 * The rule: the first line all of whose conditions hold decides. A stop to everything, a death or a missing address end
 * every contact. A stop to a channel ends bulk on it, and on telephone lines every contact; a confirmation that somebody
 * asked for still reaches their mailbox. Bulk needs a yes: their own, or that of a file whose source of consent was
 * stated; text messages to many need the person's own yes, those that somebody types to one do not. For one person it is read here, for a whole list by the database.
 */
const RULE: readonly (readonly [why: Why, ...conditions: (Question | `!${Question}`)[]])[] = [
  ['people.contact.deceased', 'deceased'],
  ['people.contact.optedOutOfAll', 'stoppedAll'],
  ['people.contact.optedOut', 'stopped', 'bulk'],
  ['people.contact.optedOut', 'stopped', '!email'],
  ['people.contact.noAddress', '!address'],
  ['people.contact.bounced', 'email', '!working'],
  ['people.contact.fine', '!bulk'],
  ['people.contact.saidNo', 'no'],
  ['people.contact.fine', 'yes', '!yesUnstated'],
  ['people.contact.fine', 'stated', '!sms'],
  ['people.contact.sourceNotStated', 'yes'],
  ['people.contact.sourceNotStated', 'unstated', '!sms'],
  ['people.contact.noConsent'],
];

const isNot = (condition: string) => condition.startsWith('!');
const questionOf = (condition: string) => condition.replace('!', '') as Question;

/** What the rule says of one person. */
export function verdict(standing: Standing, channel: ContactChannel, purpose: Purpose): Verdict {
  const { deceased, optedOut, lastWord, batches } = standing;
  const email = channel === 'email';
  const answers: Answers<boolean> = {
    deceased,
    stoppedAll: optedOut.includes('ALL'),
    stopped: optedOut.includes(channel.toUpperCase()),
    address: email ? standing.hasEmail : standing.hasPhone,
    working: standing.hasWorkingEmail,
    yes: lastWord === 'yes',
    no: lastWord === 'no',
    yesUnstated: lastWord === 'yes' && standing.lastWordFromUnstatedBatch,
    stated: batches === 'stated',
    unstated: batches === 'unstated',
    bulk: purpose !== 'transactional',
    email,
    sms: channel === 'sms',
  };
  const [why] = RULE.find(([, ...conditions]) =>
    conditions.every((condition) => answers[questionOf(condition)] !== isNot(condition)),
  )!;
  return { may: why === 'people.contact.fine', why };
}

/** The same rule as an expression of SQL over the answers: the key that `verdict` would give. */
export function verdictSql(answers: Answers<string>): string {
  const lines = RULE.map(([why, ...conditions]) => {
    const all = conditions.map((each) => `(${answers[questionOf(each)]}) is ${isNot(each) ? 'not ' : ''}true`);
    return `when ${all.join(' and ') || 'true'} then '${why}'`;
  });
  return `case ${lines.join(' ')} end`;
}
