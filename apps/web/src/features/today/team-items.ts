import type { Invitation } from '../accounts/documents.ts';
import type { BlastLine } from '../outreach/documents.ts';
import type { PetitionLine } from '../petitions/documents.ts';
import type { MyTask } from '../volunteers/documents.ts';
import type { Item, Words } from './item.ts';

const DAY = 24 * 3_600_000;
/** An invitation that nobody has answered for so long is asked about. */
const QUIET_DAYS = 2;
/** A petition that closes within so many days is told of. */
const CLOSING_DAYS = 7;

/** The end of a day of the calendar, in the reader's own zone. */
const endOf = (day: string): Date => new Date(`${day}T23:59:00`);

/** One's own tasks: the sooner due come first, and what is overdue says so. */
export const taskItems = (tasks: readonly MyTask[], { say }: Words): Item[] =>
  tasks
    .filter(({ state }) => state === 'OPEN')
    .map(({ id, title, dueOn }) => ({
      key: `task:${id}`,
      icon: 'checks',
      tone: 'unanswered',
      sentence: title,
      why: say('console.today.taskWhy'),
      due: dueOn ? endOf(dueOn) : undefined,
      verb: say('console.today.openTask'),
      to: '/tasks',
    }));

/** Tasks that are nobody's yet, as one item. */
export const freeTaskItems = (count: number, { say }: Words): Item[] =>
  count
    ? [
        {
          key: 'freeTasks',
          icon: 'checks',
          tone: 'unanswered',
          sentence: say('console.today.freeTasks', { count }),
          why: say('console.today.freeTasksWhy'),
          verb: say('console.today.takeVerb'),
          to: '/tasks?free',
        },
      ]
    : [];

/** Invitations that nobody has answered: those that ran out, and those that have been quiet for days. */
export const invitationItems = (invitations: readonly Invitation[], now: Date, { say, language }: Words): Item[] => {
  const quiet = invitations.filter(
    ({ expired, createdAt }) => expired || now.getTime() - new Date(createdAt).getTime() > QUIET_DAYS * DAY,
  );
  const [oldest] = quiet;
  if (!oldest) return [];
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(oldest.createdAt));
  return [
    {
      key: 'invitations',
      icon: 'userplus',
      tone: 'unanswered',
      sentence: say('console.today.invitations', { count: quiet.length }),
      why: say('console.today.invitationsWhy', { date }),
      verb: say('console.today.askAgain'),
      to: '/settings/access',
    },
  ];
};

/** Mailings that wait for somebody: paused ones, and drafts. */
export const blastItems = (blasts: readonly BlastLine[], { say }: Words): Item[] =>
  blasts.flatMap(({ id, state, title }): Item[] => {
    if (state !== 'PAUSED' && state !== 'DRAFT') return [];
    const paused = state === 'PAUSED';
    return [
      {
        key: `blast:${id}`,
        icon: 'outreach',
        tone: paused ? 'failed' : 'stale',
        sentence: say(paused ? 'console.today.blastPaused' : 'console.today.blastDraft', { title }),
        why: say(paused ? 'console.today.blastPausedWhy' : 'console.today.blastDraftWhy'),
        verb: say(paused ? 'console.today.goOn' : 'console.today.reviewVerb'),
        to: `/outreach/mailings/${id}`,
      },
    ];
  });

/** Petitions that close soon. */
export const petitionItems = (petitions: readonly PetitionLine[], now: Date, { say, language }: Words): Item[] =>
  petitions.flatMap(({ id, state, title, closesOn, confirmed, goalNow }): Item[] => {
    if (state !== 'PUBLISHED' || !closesOn) return [];
    const due = endOf(closesOn);
    const left = due.getTime() - now.getTime();
    if (left < 0 || left > CLOSING_DAYS * DAY) return [];
    return [
      {
        key: `petition:${id}`,
        icon: 'petition',
        tone: 'short',
        sentence: say('console.today.petitionCloses', { title: title[language] || title.en || title.es }),
        why: say('console.today.petitionClosesWhy', { confirmed, goal: goalNow }),
        due,
        verb: say('console.today.look'),
        to: `/petitions/${id}`,
      },
    ];
  });
