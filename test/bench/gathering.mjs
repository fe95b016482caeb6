// One event tomorrow, and people who have a place.
import { Doors } from '../../dist/libs/accounts/index.js';
import { Event, EventState, SignUpsService } from '../../dist/libs/events/index.js';
import { Db } from '../../dist/libs/platform/index.js';

const HOUR = 3_600_000;
const NOTHING = { en: '', es: '' };

/** Published as an organizer does, and signed up for through the service, as the public form does. */
export async function gathering(app, count) {
  const db = app.get(Db);
  const startsAt = new Date(Date.now() + 20 * HOUR);
  const event = {
    slug: 'press-conference',
    state: EventState.PUBLISHED,
    title: { en: 'Press conference', es: 'Conferencia de prensa' },
    summary: NOTHING,
    description: NOTHING,
    startsAt,
    endsAt: new Date(startsAt.getTime() + HOUR),
    timeZone: 'America/Chicago',
    placeName: 'City Hall',
    placeAddress: '350 S 5th St',
    capacity: null,
    sequence: 0,
    forgotten: 0,
  };
  const { id } = await db.tx(async () => {
    await app.get(Doors).add('event', event.slug);
    return db.save(db.make(Event, event));
  });
  const people = Array.from({ length: count }, (_, n) => ({ name: `Ana ${n}`, email: `ana${n}@example.org` }));
  const signUp = async (person) => {
    const answer = await app.get(SignUpsService).signUp(id, { ...person, language: 'en', roleId: null, news: [] });
    if (answer !== 'DONE') throw new Error(`The place was not given: ${answer}`);
  };
  for (let start = 0; start < count; start += 8) await Promise.all(people.slice(start, start + 8).map(signUp));
  return { eventId: id, people };
}
