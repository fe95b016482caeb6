import { type INestApplicationContext } from '@nestjs/common';
import { User } from '#accounts';
import { PeopleService } from '#people';
import { OwnLinks } from '#outreach';
import { Db, Jobs } from '#platform';
import {
  BookingService,
  holdsTalks,
  InterestForms,
  OneOnOne,
  OneOnOneSlot,
  OneOnOneState,
  oneOnOneBooked,
  oneOnOneCancelled,
} from '#volunteers';
import { type Gatherings, HOUR } from './gatherings.ts';

/** Has every letter to volunteers sent: the link of the form, a booking, its reminder, and that it is off. */
export async function letVolunteersMail(app: INestApplicationContext, made: Gatherings, deliver: () => Promise<void>) {
  const form = { name: 'Ana Example', email: 'helps@example.org', skills: [], availability: 1, news: [] };
  await made.inside(() => app.get(InterestForms).ask({ ...form, language: 'en' }));
  const id = await booked(app, made, 'talks@example.org', 48);
  await made.inside(() => app.get(OwnLinks).ask('talks@example.org', 'es'));
  await deliver(); // interest.confirm, oneOnOne.booked, oneOnOne.taken, ownData.link
  await made.admin(`update message set "notBefore" = now() where template = 'oneOnOne.reminder'`);
  await deliver(); // oneOnOne.reminder
  await called(app, made, id, false);
  await deliver(); // oneOnOne.cancelled
  const other = await booked(app, made, 'gives@example.org', 72);
  await deliver();
  await called(app, made, other, true);
  await deliver(); // oneOnOne.givenBack
}

/** Somebody has a one-on-one in so many hours. */
function booked(app: INestApplicationContext, made: Gatherings, email: string, hours: number): Promise<string> {
  const [db, jobs] = [app.get(Db), app.get(Jobs)];
  return made.inTx(async () => {
    const may = `select u.id from "user" u where ${holdsTalks('u.id')} limit 1`;
    const [user] = await db.repo(User).query<{ id: string }[]>(may);
    const { id: personId } = await app.get(PeopleService).findOrCreate({ givenName: 'Ana', email, source: 'test' });
    const startsAt = new Date(Date.now() + hours * HOUR);
    const times = { startsAt, endsAt: new Date(startsAt.getTime() + HOUR / 2), timeZone: 'America/Chicago' };
    const slot = await db.save(db.make(OneOnOneSlot, { userId: user!.id, ...times, language: 'en', details: {} }));
    const about = { slotId: slot.id, personId, userId: user!.id, startsAt, language: 'en' as const };
    const state = { state: OneOnOneState.BOOKED, cancelledBySelf: false, details: {} };
    const own = await db.save(db.make(OneOnOne, { ...about, ...state }));
    await jobs.state(oneOnOneBooked, { oneOnOneId: own.id });
    return own.id;
  });
}

/** It is off, by its volunteer or its organizer. */
function called(app: INestApplicationContext, made: Gatherings, id: string, cancelledBySelf: boolean): Promise<void> {
  const [db, jobs] = [app.get(Db), app.get(Jobs)];
  return made.inTx(async () => {
    const own = (await app.get(BookingService).steady(id))!;
    await db.save(Object.assign(own, { state: OneOnOneState.CANCELLED, cancelledBySelf }));
    await jobs.state(oneOnOneCancelled, { oneOnOneId: id });
  });
}
