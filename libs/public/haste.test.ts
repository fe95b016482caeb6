import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Api, startApi } from '../../test/harness.ts';
import { browse, filled, type PageAnswer, published } from '../../test/public-pages.ts';
import { publicPetition, signingForm } from '../../test/signing.ts';
import { LONGEST_MS, SHORTEST_MS, Tickets } from './event.ticket.ts';

let api: Api;
let base: string;
beforeAll(async () => {
  api = await startApi();
  base = await api.app.getUrl();
});
afterAll(() => api.close());

const FAST = 'faster than people write';
const FAST_ES = 'más rápido de lo que se escribe';
const OLD = 'open for a long time';
const ticketIn = ({ html }: PageAnswer) => /name="ticket" value="([^"]+)"/.exec(html)?.[1];
/** A ticket whose form is sent sooner than people write, however slow this machine is: it is made a minute from now. */
const SOON = -60_000;
const made = (about: string, ago: number) => api.inside(async () => api.app.get(Tickets).make(about, Date.now() - ago));

/** A public form: its page, what its tickets are about, and a form that a person filled in. */
interface Door {
  readonly path: string;
  readonly about: string;
  readonly form: Record<string, string>;
  readonly typed: string;
}
const doors: Record<string, () => Promise<Door>> = {
  event: async () => {
    const event = await published(api);
    return { path: `/events/${event.slug}`, about: event.id, form: await filled(api, event), typed: 'Guest' };
  },
  'waiting list': async () => {
    const event = await published(api, { capacity: 1 });
    await browse(base, `/events/${event.slug}`, await filled(api, event));
    const path = `/events/${event.slug}/waitlist`;
    return { path, about: event.id, form: await filled(api, event), typed: 'Guest' };
  },
  petition: async () => {
    const petition = await publicPetition(api);
    const form = await signingForm(api, petition);
    return { path: `/petitions/${petition.slug}`, about: petition.id, form, typed: 'Torius' };
  },
  volunteer: async () => {
    const form = {
      name: 'Rosa Ejemplo',
      email: 'rosa.prisa@example.org',
      topic: '',
      proof: '',
      times: '6:MORNING',
    };
    return { path: '/volunteer', about: api.organizationId, form, typed: 'Rosa Ejemplo' };
  },
};

describe.each(Object.keys(doors))('the form of the %s', (name) => {
  test('sent sooner than people write is refused with its words kept, and the same form is taken a moment later', async () => {
    const { path, about, form, typed } = await doors[name]!();
    const now = await made(about, SOON);
    const hasty = await browse(base, path, { ...form, ticket: now });
    expect(hasty.status).toBe(422);
    expect(hasty.html).toContain(FAST);
    expect(hasty.html).toContain(typed);
    // The ticket stays: who waits need not begin anew.
    expect(ticketIn(hasty)).toBe(now);
    const again = { ...form, ticket: await made(about, SOON) };
    expect((await browse(base, `/es${path}`, again)).html).toContain(FAST_ES);
    const atLast = await made(about, SHORTEST_MS);
    expect((await browse(base, path, { ...form, ticket: atLast })).status).toBe(303);
  });

  test('from a page that was open for more than a day is refused, and gets a new ticket', async () => {
    const { path, about, form } = await doors[name]!();
    const old = await made(about, LONGEST_MS + 1000);
    const late = await browse(base, path, { ...form, ticket: old });
    expect(late.status).toBe(422);
    expect(late.html).toContain(OLD);
    expect(ticketIn(late)).not.toBe(old);
    expect((await browse(base, path, { ...form, ticket: await made(about, LONGEST_MS - 3_600_000) })).status).toBe(303);
  });
});
