import type { CellView, DemandView, FigurePageView } from '#officials';
import { asset, type Language } from '#platform';
import { titleOf } from './council.grid.tsx';
import { dayWords } from './council.words.ts';
import { shapesOf } from './icon.tsx';
import { sayer } from './page.tsx';
import { labelWords, markOf } from './stance-mark.tsx';

/** How large the picture is: what a link to a page is shown with elsewhere. */
export const CARD = { width: 1200, height: 630 } as const;
/** The family that the letters are of; its files come with the product. */
export const CARD_FONT = 'Source Sans 3';

/** The colours of the light theme, by the names that the pages use. */
const COLOURS = new Map(
  [...asset('libs/public/tokens.css').matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)]
    .map(([, name = '', value = '']) => [name, value] as const)
    .reverse(),
);
const colour = (name: string): string => {
  const found = COLOURS.get(name);
  if (!found) throw new Error(`There is no colour ${name}`);
  return found;
};
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (each) => ESCAPES[each]!);

interface Written {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly bold?: boolean;
  readonly ink?: string;
  /** True where `x` is its end. */
  readonly ends?: boolean;
  /** What fits: longer words are written smaller, and cut where that does not do. */
  readonly width: number;
}
/** About how wide a letter is, as a part of its size. */
const LETTER = 0.5;
function words(text: string, { x, y, size, bold, ink = 'ink', ends, width }: Written): string {
  const fits = (at: number) => text.length * at * LETTER <= width;
  const small = fits(size) ? size : Math.max(size * 0.7, width / (text.length * LETTER));
  const most = Math.floor(width / (small * LETTER));
  const shown = text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
  const weight = bold ? 700 : 400;
  const anchor = ends ? ' text-anchor="end"' : '';
  return `<text x="${x}" y="${y}"${anchor} font-size="${small.toFixed(1)}" font-weight="${weight}" fill="${colour(ink)}">${escaped(shown)}</text>`;
}

const stripes = (id: string, ground: string, stripe: string, angle: number) =>
  `<pattern id="${id}" width="14" height="14" patternUnits="userSpaceOnUse" patternTransform="rotate(${angle})">
    <rect width="14" height="14" fill="${colour(ground)}"/><rect width="14" height="7" fill="${colour(stripe)}"/></pattern>`;
const PATTERNS = `<defs>${stripes('st-lean-support', 'st-lean-support', 'st-lean-support-stripe', 45)}
  ${stripes('st-lean-oppose', 'st-lean-oppose', 'st-lean-oppose-stripe', -45)}
  ${stripes('st-stale', 'st-stale', 'st-stale-stripe', 0)}
  <linearGradient id="st-mixed"><stop offset=".5" stop-color="${colour('st-mixed-a')}"/>
  <stop offset=".5" stop-color="${colour('st-mixed-b')}"/></linearGradient></defs>`;
const PATTERNED = ['st-lean-support', 'st-lean-oppose', 'st-stale', 'st-mixed'];
const DASHES: Readonly<Record<string, string>> = { 'st-unknown': '2 6', 'st-stale': '10 6' };

/** The mark of a stance: hue is direction, fill is firmness, and its shape says both again. */
function mark(cell: Pick<CellView, 'label' | 'stale'>, x: number, y: number): string {
  const { className, icon } = markOf(cell);
  const fill = PATTERNED.includes(className) ? `url(#${className})` : colour(className);
  const [edge, ink] = [colour(`${className}-edge`), colour(`${className}-ink`)];
  const dash = DASHES[className] ? ` stroke-dasharray="${DASHES[className]}"` : '';
  const box = (inset: number) =>
    `<rect x="${x + inset}" y="${y + inset}" width="${76 - 2 * inset}" height="${76 - 2 * inset}" rx="14" fill="${inset ? 'none' : fill}" stroke="${edge}" stroke-width="4"${dash}/>`;
  const shapes = `<g transform="translate(${x + 14} ${y + 14}) scale(2)" color="${ink}" fill="none" stroke="${ink}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${shapesOf(icon)}</g>`;
  return [box(0), className === 'st-conflicted' ? box(7) : '', shapes].join('');
}

/** A figure as everybody may see them: the four demands with their marks and words, how many are known, and as of when. */
export function cardSvg(
  page: Pick<FigurePageView, 'figure' | 'ward' | 'asOf' | 'entries'>,
  demands: readonly Pick<DemandView, 'code' | 'title'>[],
  organization: string,
  language: Language,
): string {
  const t = sayer(language);
  const shown = demands.flatMap(({ code }) => page.entries.filter(({ demand }) => demand.code === code)).slice(0, 4);
  const cells = shown.map(({ demand, cell }, at) => {
    const [x, y] = [64 + (at % 2) * 548, 268 + Math.floor(at / 2) * 136];
    return [
      mark(cell, x, y),
      words(labelWords(cell, t), { x: x + 98, y: y + 34, size: 36, bold: true, width: 420 }),
      words(titleOf(demand, language), { x: x + 98, y: y + 68, size: 26, ink: 'ink-2', width: 420 }),
    ].join('');
  });
  const known = shown.filter(({ cell }) => cell.label !== 'UNKNOWN').length;
  const seat = page.ward === null ? t('council.card.noSeat') : t('council.ward', { ward: page.ward });
  const foot = [
    t('council.page.known', { known, total: shown.length }),
    t('council.page.asOf', { date: dayWords(page.asOf, language) }),
  ].join(' · ');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}" font-family="${CARD_FONT}">
    ${PATTERNS}<rect width="1200" height="630" fill="${colour('paper')}"/><rect width="1200" height="20" fill="${colour('band')}"/>
    ${words(page.figure.name, { x: 64, y: 132, size: 76, bold: true, width: 1072 })}
    ${words(seat, { x: 64, y: 190, size: 36, ink: 'ink-2', width: 1072 })}
    <rect x="64" y="224" width="1072" height="2" fill="${colour('line-strong')}"/>${cells.join('')}
    ${words(foot, { x: 64, y: 582, size: 28, width: 640 })}
    ${words(organization, { x: 1136, y: 582, size: 26, ink: 'ink-2', ends: true, width: 396 })}</svg>`;
}
