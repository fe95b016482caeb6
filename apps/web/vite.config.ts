import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { CATALOGUES, type Language, type MessageKey } from '../../libs/platform/messages/index.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Writes texts of the catalogue into index.html: `%key%` in English, `%es:key%` in that language. */
const texts = (): Plugin => ({
  name: 'texts',
  transformIndexHtml: (html) =>
    html.replace(/%(?:(\w\w):)?([a-z]+\.[\w.]+)%/g, (_, language: Language | undefined, key: MessageKey) => {
      const text = (CATALOGUES[language ?? 'en'] as Readonly<Record<string, string>>)[key];
      if (text === undefined) throw new Error(`There is no text ${key}`);
      return text;
    }),
});

/** Every word with a dot in the sources of the console, and the beginnings that a code is put behind. */
function wordsIn(folder: string): { whole: ReadonlySet<string>; beginnings: readonly string[] } {
  const whole = new Set<string>();
  const beginnings = new Set<string>();
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(path)) continue;
    const text = readFileSync(join(folder, path), 'utf8');
    for (const [word] of text.matchAll(/[a-z]\w*(?:\.\w+)+/gi)) whole.add(word);
    for (const [, beginning] of text.matchAll(/`([a-z][\w.]*\.)\$\{/gi)) beginnings.add(beginning!);
  }
  return { whole, beginnings: [...beginnings] };
}

/**
 * Leaves out of the console's catalogues what no source of the console can say: texts of mails, of public pages, of the
 * API. A key is kept that stands there as a word, and one that continues such a word or a beginning.
 */
const ownTexts = (): Plugin => ({
  name: 'own texts',
  apply: 'build',
  load(id) {
    const language = /\/messages\/(\w\w)\/index\.ts$/.exec(id)?.[1] as Language | undefined;
    if (!language) return undefined;
    const { whole, beginnings } = wordsIn(at('src'));
    // A text with a number has a key for each form: `console.count_one`, `console.count_other`.
    const isSaid = (form: string) => {
      const key = form.replace(/_(zero|one|two|few|many|other)$/, '');
      return (
        whole.has(key) || whole.has(key.replace(/\.[\w-]+$/, '')) || beginnings.some((each) => key.startsWith(each))
      );
    };
    const said = Object.entries(CATALOGUES[language]).filter(([key]) => isSaid(key));
    return `export const ${language} = ${JSON.stringify(Object.fromEntries(said))};`;
  },
});

/** Lays a compressed copy beside every file of some length, so that the API has none to make. */
const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  writeBundle({ dir = '' }, files) {
    for (const file of Object.values(files)) {
      const content = Buffer.from(file.type === 'chunk' ? file.code : file.source);
      if (content.length < 1024) continue;
      writeFileSync(join(dir, `${file.fileName}.gz`), gzipSync(content));
      writeFileSync(join(dir, `${file.fileName}.br`), brotliCompressSync(content));
    }
  },
});

/**
 * What goes into one file: each costs its reader a kilobyte of headers, and the council's first view was of thirty. What
 * other places need of the council stands by itself, or they would load all of its first view.
 */
const CHUNKS = [
  { name: 'parts', priority: 2, test: /\/web\/src\/(?:lib|ui)\// },
  { name: 'record', priority: 1, test: /\/council\/(?:view|words|documents|following\/documents)\.ts$/ },
  { name: 'council', test: /\/council\/screens\.tsx$/ },
];

/** The console: served by the API below /console/, whole under a policy that allows no inline script or style. */
export default defineConfig({
  root: at('.'),
  base: '/console/',
  publicDir: false,
  plugins: [texts(), ownTexts(), compressed()],
  build: {
    outDir: at('../../dist/web'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } },
  },
});
