import { randomInt } from 'node:crypto';

const LONGEST = 60;

/** What of a title can stand in an address: plain letters, figures and hyphens; empty where nothing can. */
export const slugWords = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f’']/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');

/** The same address with an ending that nobody else has. */
export const otherSlug = (slug: string): string => `${slug}-${randomInt(36 ** 4, 36 ** 5).toString(36)}`;
