import { slugWords } from '#platform';

/** A public address from a title and a date: plain letters, figures and hyphens, never empty. */
export const slugOf = (title: string, date: string): string => `${slugWords(title) || 'event'}-${date}`;
