/** Texts of people and of importing them. */
export const people = {
  'people.notFound': 'There is no person {id}.',
  'people.emailTaken': 'Somebody else has the address {email}.',
} as const;
