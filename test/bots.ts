import { expect } from '@jest/globals';
import { EventsService, SignUp, SignUpState } from '#events';
import { Person } from '#people';
import { CountingService } from '#petitions';
import { Db } from '#platform';
import type { Api } from './harness.ts';
import { browse, filled, proofFor, published } from './public-pages.ts';
import { countsOf, publicPetition, signingForm } from './signing.ts';

let networks = 0;
/** Each from a network of its own, so that it is not the limit alone that holds them up. */
export const fromAnywhere = () => ({ 'x-forwarded-for': `10.${(networks += 1) >> 8}.${networks & 255}.9` });

/** Everybody who asked for a place at an event, in the order of their coming. */
export const signUpsOf = (api: Api, eventId: string): Promise<SignUp[]> =>
  api.inside(() => {
    const db = api.app.get(Db);
    return db.tx(() => db.repo(SignUp).find({ where: { eventId }, order: { createdAt: 'ASC' } }));
  });

/** How many people the list holds. */
export const peopleIn = (api: Api): Promise<number> =>
  api.inside(() => {
    const db = api.app.get(Db);
    return db.tx(() => db.repo(Person).count());
  });

/** A task of ours with work that was not done. */
const forged = (proof: string) =>
  btoa(JSON.stringify({ ...(JSON.parse(atob(proof)) as object), solution: { counter: 1, derivedKey: '00' } }));

/** Where a program signs, signs up and waits, and the proofs that a person has used at each. */
async function targets(api: Api, base: string) {
  const [event, full] = [await published(api, { capacity: 5 }), await published(api, { capacity: 0 })];
  const petition = await publicPetition(api);
  const paths = [`/petitions/${petition.slug}`, `/events/${event.slug}`, `/events/${full.slug}/waitlist`] as const;
  const forms = [
    await signingForm(api, petition),
    await filled(api, event, { name: 'Real' }),
    await filled(api, full, { name: 'Real' }),
  ];
  for (const [n, form] of forms.entries())
    expect((await browse(base, paths[n]!, form, fromAnywhere())).location).toMatch(/\/(?:thanks|waiting)$/);
  return { event, full, petition, paths, used: forms.map(({ proof }) => proof) };
}

/**
 * Programs send that many forms to some processes: without a proof, with one that somebody used, with nonsense, with work that
 * was not done, and with a proof of another page. All are answered, and none of them counts.
 */
export async function flood(api: Api, bases: readonly string[], count: number): Promise<void> {
  const { event, full, petition, paths, used } = await targets(api, bases[0]!);
  const before = await peopleIn(api);
  const elsewhere = [await proofFor(api, event), await proofFor(api, full), await proofFor(api, petition)];
  const formOf = (n: number): Promise<Record<string, string>> => {
    const at = n % 3;
    const proof = ['', used[at]!, 'nonsense', forged(used[at]!), elsewhere[at]!][n % 5]!;
    if (at === 0) return signingForm(api, petition, { proof });
    return filled(api, at === 1 ? event : full, { name: `Bot ${n}`, proof });
  };
  const answers: Record<string, number> = {};
  let next = 0;
  const client = async () => {
    for (let n = next++; n < count; n = next++) {
      const { status, location } = await browse(
        bases[n % bases.length]!,
        paths[n % 3]!,
        await formOf(n),
        fromAnywhere(),
      );
      const answer = `${status} ${location?.split('/').at(-1)}`;
      answers[answer] = (answers[answer] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: 64 }, client));

  const signed = Math.ceil(count / 3);
  expect(answers).toEqual({ '303 confirm': count - signed, '303 thanks': signed });
  const all = [...(await signUpsOf(api, event.id)), ...(await signUpsOf(api, full.id))];
  expect(all).toHaveLength(count - signed + 2);
  const counted = all.filter(({ state }) => state !== SignUpState.PENDING);
  const { confirmed } = await countsOf(api, petition.id);
  const more = counted.length - 2 + confirmed;
  process.stdout.write(`Of ${count} forms ${more} counted; they were answered ${JSON.stringify(answers)}\n`);
  const names = counted.map(({ details, state }) => `${details.name} ${state}`);
  expect(names).toEqual(['Real CONFIRMED', 'Real WAITLISTED']);
  expect([confirmed, await peopleIn(api)]).toEqual([0, before]);
  const places = await api.inside(() => api.app.get(EventsService).placesOfAll([event.id, full.id]));
  expect(places.get(event.id)?.taken).toBe(1);
  // Nor are they told as those whose signature waits for their mail.
  const tomorrow = new Date(Date.now() + 24 * 3_600_000).toISOString().slice(0, 10);
  expect(await api.inside(() => api.app.get(CountingService).pendingToldOf(petition.id, tomorrow))).toBe(0);
  // The places that are left are still there for people.
  const person = await browse(bases[0]!, paths[1], await filled(api, event), fromAnywhere());
  expect(person.location).toBe(`/events/${event.slug}/thanks`);
}
