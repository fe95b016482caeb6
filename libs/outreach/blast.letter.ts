import { type Block, blocksOf, type Language, say } from '#platform';
import type { BlastText } from './blast.entity.ts';
import type { Letter } from './mailbox.entity.ts';
import { languageFor, languagesOf, merged, namelessIn } from './merging.ts';
import { laidOut } from './paper.ts';
import type { MailSender } from './sender.entity.ts';

/** Everything that a mailing's letter to one person is written from. */
export interface BlastFacts {
  readonly text: BlastText;
  readonly sender: Pick<MailSender, 'name' | 'postalAddress' | 'replyTo'>;
  readonly organization: string;
  readonly to: string;
  /** Their given name, or empty. */
  readonly name: string;
  /** The first part of the tag of the language they read, or empty. */
  readonly reads: string;
  /** Where they stop these mails, for a page in that language. */
  readonly stop: (language: Language) => string;
}

/** What one person reads: the text in their language where it is written, and the lines that stand under every mailing. */
export interface BlastCopy {
  readonly language: Language;
  readonly subject: string;
  readonly blocks: readonly Block[];
  readonly foot: readonly string[];
  readonly url: string;
}

/** Puts one person's copy together; the parts are found before names are put in, so no name makes a heading or a list. */
export function blastCopy({ text, sender, organization, name, reads, stop }: Omit<BlastFacts, 'to'>): BlastCopy {
  const language = languageFor(reads, languagesOf(text));
  const fill = (template: string) => merged(template, name.trim() || namelessIn(text.nameless, language));
  const url = stop(language);
  const blocks = blocksOf(text.body[language]).map((block): Block => {
    if (block.kind === 'list') return { ...block, items: block.items.map(fill) };
    if (block.kind === 'programme')
      return { ...block, items: block.items.map(([time, what]) => [time, fill(what)] as const) };
    return { ...block, text: fill(block.text) };
  });
  const foot = [
    say(language, 'mail.blast.why', { organization }),
    say(language, 'mail.blast.stop', { url }),
    `${sender.name}, ${sender.postalAddress}`,
  ];
  return { language, subject: text.subject[language].trim(), blocks, foot, url };
}

/** One person's letter: with the way to stop in its head as in its text, who it is from, and why it came. */
export function blastLetter(facts: BlastFacts): Letter {
  const { language, subject, blocks, foot, url } = blastCopy(facts);
  const { name, replyTo } = facts.sender;
  return {
    to: facts.to,
    from: name,
    ...(replyTo && { replyTo }),
    subject,
    ...laidOut(blocks, foot, subject, language),
    language,
    attachments: [],
    headers: { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  };
}
