import type { people as english } from '../en/people.ts';

/** The same texts in Spanish. */
export const people: Record<keyof typeof english, string> = {
  'people.notFound': 'No hay ninguna persona {id}.',
  'people.emailTaken': 'Otra persona tiene la dirección {email}.',
};
