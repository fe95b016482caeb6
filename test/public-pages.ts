import { pbkdf2Sync } from 'node:crypto';
import { EventsService, type Event } from '#events';
import { type Challenge, solveChallenge } from 'altcha-lib';
import { Tickets } from '../libs/public/event.ticket.ts';
import { Proofs } from '../libs/public/form.proof.ts';
import type { Features } from './features.ts';
import type { Api } from './harness.ts';

/** An answer to somebody with a browser and no script. */
export interface PageAnswer {
  readonly status: number;
  readonly html: string;
  readonly location: string | null;
  readonly headers: Headers;
}

/** Opens addresses as a browser does: redirects are shown, not followed. */
export async function browse(
  base: string,
  path: string,
  form?: Record<string, string>,
  headers = {},
): Promise<PageAnswer> {
  const response = await fetch(base + path, {
    method: form ? 'POST' : 'GET',
    redirect: 'manual',
    headers: { accept: 'text/html,application/xhtml+xml', ...headers },
    ...(form && { body: new URLSearchParams(form) }),
  });
  const location = response.headers.get('location');
  return { status: response.status, html: await response.text(), location, headers: response.headers };
}

/** Does the work that a page asks for, as its script does it; answers what the form then carries. */
export async function worked(task: string): Promise<string> {
  const challenge = JSON.parse(task) as Challenge;
  // Without the thread pool: a test has thousands of forms, and rounds that cost less than the way there.
  const deriveKey = async ({ cost, keyLength }: Challenge['parameters'], salt: Uint8Array, password: Uint8Array) => ({
    derivedKey: pbkdf2Sync(password, salt, cost, keyLength, 'sha256'),
  });
  const solution = await solveChallenge({ challenge, deriveKey });
  return btoa(JSON.stringify({ challenge, solution }));
}

/** The proof of work of a form about an event or a petition. */
export const proofFor = async (api: Inside, { id }: { id: string }): Promise<string> =>
  worked(await api.inside(() => api.app.get(Proofs).challenge(id)));

/** What the form of a page carries unseen, as the page's script sends it. */
export async function carriedBy(html: string): Promise<{ ticket: string; proof: string }> {
  const ticket = /name="ticket" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const task = /data-challenge="([^"]+)"/.exec(html)?.[1] ?? '';
  return { ticket, proof: await worked(task.replaceAll('&quot;', '"')) };
}

/** A page without what differs by nature: the ticket and the task of its form. */
export const plain = (html: string): string =>
  html.replace(/name="ticket" value="[^"]*"/g, '').replace(/ data-challenge="[^"]*"/g, '');

/** What `startApi` and `startFeatures` answer. */
type Inside = Pick<Api, 'app' | 'inside'> | Pick<Features, 'app' | 'inside'>;

let count = 0;
const inDays = (days: number, time: string) =>
  `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T${time}`;

/** What an organizer would write; a test says only what matters to it. */
export function gathering(changes: object = {}) {
  count += 1;
  return {
    titleEn: `Press conference ${count}`,
    titleEs: `Conferencia de prensa ${count}`,
    summaryEn: 'We ask for a contract with real consequences.',
    summaryEs: 'Pedimos un contrato con consecuencias reales.',
    startsAt: inDays(3, '11:30'),
    endsAt: inDays(3, '12:30'),
    timeZone: 'America/Chicago',
    placeName: 'City Hall, north steps',
    placeAddress: '350 S 5th St, Minneapolis',
    ...changes,
  };
}

const CREATE = 'mutation ($input: EventInput!) { createEvent(input: $input) { id slug roles { id } } }';
const PUBLISH = 'mutation ($id: ID!) { publishEvent(id: $id) { id state } }';
type Made = { createEvent: { id: string; slug: string; roles: { id: string }[] } };

/** A draft, made over GraphQL by an organizer. */
export async function draft(api: Api, changes: object = {}) {
  const { data, errors } = await api.gql<Made>('organizer', CREATE, { input: gathering(changes) });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.createEvent;
}

/** An event that the public sees. */
export async function published(api: Api, changes: object = {}) {
  const event = await draft(api, changes);
  const { errors } = await api.gql('organizer', PUBLISH, { id: event.id });
  if (errors) throw new Error(JSON.stringify(errors));
  return event;
}

/** A form as a person fills it in, on a page that has been open for a minute. */
export async function filled(api: Inside, event: { id: string }, changes: Record<string, string> = {}) {
  const guest = ++count;
  const ticket = await api.inside(async () => api.app.get(Tickets).make(event.id, Date.now() - 60_000));
  return {
    name: `Guest ${guest}`,
    email: `guest${guest}@example.org`,
    needs: '',
    phone: '',
    topic: '',
    ticket,
    proof: changes.proof ?? (await proofFor(api, event)),
    ...changes,
  };
}

/** The event as it is stored. */
export const stored = (api: Api, id: string): Promise<Event> => api.inside(() => api.app.get(EventsService).event(id));
