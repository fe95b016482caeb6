import { whenOf } from '#events';
import { current, Db, type Language, Organization, say } from '#platform';
import { type BookingService, type OneOnOne, OneOnOneSlot } from '#volunteers';
import type { Paragraphs } from './paper.ts';

/** A one-on-one that a letter is about, with its time; nobody changes it until the letter is written. */
export interface Talk {
  readonly own: OneOnOne;
  readonly slot: OneOnOneSlot;
  readonly organization: string;
}

/** Within the caller's transaction: what the organization is called. */
export async function organizationOf(db: Db): Promise<string> {
  return (await db.repo(Organization).findOneByOrFail({ id: current().organizationId! })).name;
}

/** Within the caller's transaction: what a letter about a one-on-one speaks of. */
export async function talkOf(db: Db, bookings: BookingService, id: string): Promise<Talk> {
  const own = await bookings.steady(id);
  const slot = own && (await db.repo(OneOnOneSlot).findOneBy({ id: own.slotId }));
  if (!slot) throw new Error(`The one-on-one of a claimed message is gone: ${id}`);
  return { own, slot, organization: await organizationOf(db) };
}

/** When it is, as its subject and as a paragraph, which says where, too, unless that is of no use any more. */
export function whenAndWhere(
  slot: OneOnOneSlot,
  language: Language,
  where = true,
): { date: string; lines: Paragraphs[number] } {
  const { date, time, zone } = whenOf(slot, language);
  const { place } = slot.details;
  return {
    date,
    lines: [
      say(language, 'mail.oneOnOne.when', { date, time, zone }),
      where && place ? say(language, 'mail.oneOnOne.place', { place }) : undefined,
    ],
  };
}
