import { randomInt } from 'node:crypto';

const LONGEST = 60;

/** A public address from a title and a date: plain letters, figures and hyphens, never empty. */
export function slugOf(title: string, date: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f’']/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
  return `${words || 'event'}-${date}`;
}

/** The same address with an ending that nobody else has. */
export const otherSlug = (slug: string): string => `${slug}-${randomInt(36 ** 4, 36 ** 5).toString(36)}`;
