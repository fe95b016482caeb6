import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Batch } from '../intake/batch.entity.ts';
import { Channel, type Consent, EACH_CHANNEL, type OptOut } from './consent.entity.ts';
import type { WordingText } from './wording.entity.ts';
import { sentenceOf } from './wordings.ts';

/** What somebody last said of a channel; a stop outweighs every yes. `NOT_STATED`: only a file says yes, nobody how. */
export enum ConsentState {
  AGREED = 'AGREED',
  SAID_NO = 'SAID_NO',
  SAID_STOP = 'SAID_STOP',
  NOT_STATED = 'NOT_STATED',
  NEVER_ASKED = 'NEVER_ASKED',
}
registerEnumType(ConsentState, { name: 'ConsentState' });

/** A sentence as it was shown, and its language. */
@ObjectType('ConsentWording')
export class Wording {
  @Field() readonly text!: string;
  @Field() readonly language!: string;
  /** False where only its name was kept: then this is how it reads today. */
  @Field() readonly asThen!: boolean;
  /** Since when people were asked in these words. */
  @Field(() => Date, { nullable: true }) readonly firstUsedAt!: Date | null;
}

/** What is known of one channel of one person: the consent ledger's last line. */
@ObjectType('ChannelConsent')
export class Ledger {
  @Field(() => Channel) readonly channel!: Channel;
  @Field(() => ConsentState) readonly state!: ConsentState;
  @Field(() => Date, { nullable: true }) readonly since!: Date | null;
  /** A code: `sign-up`, `unsubscribe`, the format of an import. */
  @Field(() => String, { nullable: true }) readonly source!: string | null;
  /** How an organizer says that the people of the import agreed. */
  @Field(() => String, { nullable: true }) readonly stated!: string | null;
  @Field(() => Wording, { nullable: true }) readonly wording!: Wording | null;
  /** The account that wrote it down. */
  readonly byId?: string | null;
}

/** Sentences as they were kept, by the ids of their rows. */
export type Kept = ReadonlyMap<string, Pick<WordingText, 'text' | 'language' | 'firstUsedAt'>>;

/** The sentence that somebody answered: as it was kept, else as it reads today; null where there is none any more. */
export function wordingOf({ wording, wordingId }: Answered, kept: Kept): Wording | null {
  const then = wordingId ? kept.get(wordingId) : undefined;
  if (then) return { text: then.text, language: then.language, asThen: true, firstUsedAt: then.firstUsedAt };
  const now = sentenceOf(wording);
  return now && { text: now.text, language: now.language, asThen: false, firstUsedAt: null };
}
type Answered = Pick<Consent, 'wording' | 'wordingId'>;

type Stop = Answered & Pick<OptOut, 'channel' | 'source' | 'at' | 'byUserId'>;
type Word = Answered & Pick<Consent, 'channel' | 'given' | 'source' | 'at' | 'batchId' | 'byUserId'>;
type File = Pick<Batch, 'id' | 'format' | 'consented' | 'createdAt' | 'details'>;

const NOTHING = { since: null, source: null, stated: null, wording: null };

function ofWord(word: Word, file: File | undefined, isOurs: boolean, kept: Kept): Omit<Ledger, 'channel'> {
  const { given, at, source, byUserId } = word;
  const known = isOurs || file?.consented;
  const state = given ? (known ? ConsentState.AGREED : ConsentState.NOT_STATED) : ConsentState.SAID_NO;
  const stated = file?.details.consentSource ?? null;
  return { state, since: at, source, stated, wording: wordingOf(word, kept), byId: byUserId };
}

function ofFile({ consented, createdAt, format, details }: File): Omit<Ledger, 'channel'> {
  const state = consented ? ConsentState.AGREED : ConsentState.NOT_STATED;
  return { state, since: createdAt, source: format, stated: details.consentSource, wording: null };
}

/**
 * The last line of each channel, as the rule in `contact.ts` reads it: from what somebody said (oldest first), the files
 * they came in, and those that brought their words.
 */
export function ledgerOf(
  stops: readonly Stop[],
  words: readonly Word[],
  files: readonly File[],
  origins: readonly File[],
  kept: Kept = new Map(),
): Ledger[] {
  const stated = files.find(({ consented }) => consented);
  return EACH_CHANNEL.map((channel) => {
    const of = (which: Channel) => stops.find((each) => each.channel === which);
    const stop = of(channel) ?? of(Channel.ALL);
    if (stop) {
      const { at, source, byUserId } = stop;
      const wording = wordingOf(stop, kept);
      return { ...NOTHING, channel, state: ConsentState.SAID_STOP, since: at, source, wording, byId: byUserId };
    }
    const last = words.findLast((each) => each.channel === channel);
    const origin = origins.find(({ id }) => id === last?.batchId);
    const said = last && ofWord(last, origin, !last.batchId, kept);
    if (said && said.state !== ConsentState.NOT_STATED) return { channel, ...said };
    // A file that says how its people agreed speaks for all but texts to many: these need their own yes.
    if (stated && channel !== Channel.SMS) return { channel, ...ofFile(stated) };
    if (said) return { channel, ...said };
    const file = channel === Channel.SMS ? undefined : files[0];
    return { channel, ...(file ? ofFile(file) : { ...NOTHING, state: ConsentState.NEVER_ASKED }) };
  });
}
