import { EventsService, type Event } from '#events';
import { Tickets } from '../libs/public/event.ticket.ts';
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
export async function filled(api: Api, event: { id: string }, changes: Record<string, string> = {}) {
  const guest = ++count;
  const ticket = await api.inside(async () => api.app.get(Tickets).make(event.id, Date.now() - 60_000));
  return {
    name: `Guest ${guest}`,
    email: `guest${guest}@example.org`,
    needs: '',
    phone: '',
    topic: '',
    ticket,
    ...changes,
  };
}

/** The event as it is stored. */
export const stored = (api: Api, id: string): Promise<Event> => api.inside(() => api.app.get(EventsService).event(id));
