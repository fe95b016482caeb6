import type { events as english } from '../en/events.ts';

/** The same texts in Spanish. */
export const events: Record<keyof typeof english, string> = {
  'events.title': 'Eventos',
  'events.ics.change': 'Tiene un lugar. Para dejarlo libre, use el enlace del correo que lo confirma.',
};
