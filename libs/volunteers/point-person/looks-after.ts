import { holdsAnywhere } from '#accounts';

/** That a row `user` of users may be given people: they are told of people by their role, and see some. */
export const looksAfter = (user: string): string =>
  `(${user}.role <> 'volunteer' and ${holdsAnywhere(`${user}.id`, 'people.read')})`;
