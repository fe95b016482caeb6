import { isLanguage, type Language } from '#platform';
import type { Letter } from './mailbox.entity.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replace(/[&<>"]/g, (each) => ESCAPES[each]!);
/** Addresses stand at the end of their line in every text. */
const withLink = (line: string) => escape(line).replace(/https?:\/\/\S+$/, (url) => `<a href="${url}">${url}</a>`);

function htmlOf(paragraphs: readonly (readonly string[])[], title: string, language: Language): string {
  const body = paragraphs.map((lines) => `<p>${lines.map(withLink).join('<br>\n')}</p>`).join('\n');
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
    html: htmlOf(full, title, language),
  };
}
