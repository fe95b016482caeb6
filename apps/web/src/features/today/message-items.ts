import type { MessagesToday } from '../outreach/documents.ts';
import type { Item, Words } from './item.ts';

/** Messages of the last week that went wrong: those that were refused, and those of which nobody knows. */
export function messageItems({ failed, unknown }: MessagesToday, { say }: Words): Item[] {
  const item = (what: 'failed' | 'unknown', count: number): Item => ({
    key: `messages:${what}`,
    icon: what === 'failed' ? 'alert' : 'q',
    tone: 'failed',
    sentence: say(`console.today.${what}`, { count }),
    why: say(`console.today.${what}Why`),
    verb: say('console.today.look'),
    to: '/outreach',
  });
  return [...(failed ? [item('failed', failed)] : []), ...(unknown ? [item('unknown', unknown)] : [])];
}
