import { type Block, isLanguage, type Language } from '#platform';
import type { Letter } from './mailbox.entity.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replace(/[&<>"]/g, (each) => ESCAPES[each]!);
/** Addresses stand at the end of their line in every text. */
const withLink = (line: string) => escape(line).replace(/https?:\/\/\S+$/, (url) => `<a href="${url}">${url}</a>`);

const ADDRESS = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/;
/** A text with its addresses as links, wherever they stand. */
const linked = (text: string) =>
  text
    .split(ADDRESS)
    .map((part, at) => (at % 2 ? `<a href="${escape(part)}">${escape(part)}</a>` : escape(part)))
    .join('')
    .replaceAll('\n', '<br>\n');

const paragraph = (lines: readonly string[]) => `<p>${lines.map(withLink).join('<br>\n')}</p>`;

function page(body: string, title: string, language: Language): string {
  return `<!doctype html>\n<html lang="${language}">\n<head><meta charset="utf-8"><title>${escape(title)}</title></head>\n<body>\n${body}\n</body>\n</html>\n`;
}

/** One of ours for a language tag such as es-MX; English where there is none. */
export function languageOf(tag: string | null): Language {
  const language = tag?.toLowerCase().split('-')[0];
  return isLanguage(language) ? language : 'en';
}

/** Paragraphs of lines, an address at the end of its line; what is not there leaves no gap. */
export type Paragraphs = readonly (false | undefined | readonly (string | false | undefined)[])[];

/** The same words as text and as HTML, without pictures or tracking. */
export function written(paragraphs: Paragraphs, title: string, language: Language): Pick<Letter, 'text' | 'html'> {
  const full = paragraphs
    .map((lines) => (lines || []).filter((line): line is string => Boolean(line)))
    .filter((lines) => lines.length);
  return {
    text: `${full.map((lines) => lines.join('\n')).join('\n\n')}\n`,
    html: page(full.map(paragraph).join('\n'), title, language),
  };
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${linked(block.text)}</h2>`;
    case 'paragraph':
      return `<p>${linked(block.text)}</p>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${linked(item)}</li>`).join('\n')}\n</ul>`;
    case 'programme':
      return `<p>${block.items.map(([time, what]) => `<b>${escape(time)}</b> ${linked(what)}`).join('<br>\n')}</p>`;
  }
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return block.text;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'programme':
      return block.items.map(([time, what]) => `${time} ${what}`).join('\n');
  }
}

/** What an organizer typed, and below it lines that stand under every such letter, as text and as HTML. */
export function laidOut(
  blocks: readonly Block[],
  foot: readonly string[],
  title: string,
  language: Language,
): Pick<Letter, 'text' | 'html'> {
  return {
    text: `${[...blocks.map(blockText), ['--', ...foot].join('\n')].join('\n\n')}\n`,
    html: page(`${blocks.map(blockHtml).join('\n')}\n<hr>\n${paragraph(foot)}`, title, language),
  };
}
