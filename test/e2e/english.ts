import type { Page } from 'playwright-core';
import { CATALOGUES } from '#platform';

/** The longest pieces of an English text that stay as they are whatever is put into it. */
const pieces = (text: string) => text.split(/\{\w+\}/).map((piece) => piece.replace(/^[\s.,:;·]+|[\s.,:;·]+$/g, ''));
const letters = (text: string) => text.replace(/\P{L}/gu, '').length;

/** Every English phrase of the catalogue whose Spanish is another, longer than three letters. */
export const PHRASES: readonly string[] = [
  ...new Set(
    Object.entries(CATALOGUES.en).flatMap(([key, text]) => {
      const spanish: string = CATALOGUES.es[key as keyof typeof CATALOGUES.es];
      return pieces(text).filter((piece) => letters(piece) > 3 && !spanish.includes(piece));
    }),
  ),
];

/** Whether a phrase stands in a text: one word must be all of it, since it may be part of a name; more may be anywhere. */
function stands(phrase: string, text: string): boolean {
  if (!/\s/.test(phrase)) return text === phrase;
  const at = text.indexOf(phrase);
  return at >= 0 && !/\p{L}/u.test(text[at - 1] ?? '') && !/\p{L}/u.test(text[at + phrase.length] ?? '');
}

/**
 * English texts of the catalogue on a page in another language: its title, what it shows, and what it tells a screen
 * reader. What is marked with another language (`lang="en"`, as WCAG 3.1.2 wants it) may be in that language.
 */
export async function englishIn(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const own = document.documentElement.lang;
    const found = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement!;
      const foreign = element.closest('[lang]');
      if (foreign && (foreign.getAttribute('lang') ?? '') !== own) continue;
      if (element.closest('script, style, template, noscript')) continue;
      if (node instanceof Element)
        for (const name of ['aria-label', 'aria-description', 'placeholder', 'alt', 'title'])
          found.push(node.getAttribute(name) ?? '');
      else found.push(node.textContent ?? '');
    }
    return found.map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean);
  });
  const trimmed = texts.map((text) => text.replace(/^[\s.,:;·]+|[\s.,:;·]+$/g, ''));
  const all = trimmed.join('\n'); // most phrases stand nowhere: one look at all texts says so
  const standing = PHRASES.filter((phrase) => all.includes(phrase) && trimmed.some((text) => stands(phrase, text)));
  return standing.map((each) => `in English: “${each}”`);
}
