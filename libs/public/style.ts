import { createHash } from 'node:crypto';
import { asset } from '#platform';

/** Takes out comments and the spaces that no browser needs. */
const squeeze = (css: string) =>
  css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .trim();

/** The whole style of the public pages, inline in each of them, so that a page is one request. */
export const STYLE = ['tokens.css', 'base.css', 'public.css', 'council.css', 'petition.css']
  .map((file) => squeeze(asset(`libs/public/${file}`)))
  .join('');

/** What the Content Security Policy allows in place of 'unsafe-inline'. */
export const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;
