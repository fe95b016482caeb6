import { writeFileSync } from 'node:fs';
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

/** The console: served by the API below /console/, whole under a policy that allows no inline script or style. */
export default defineConfig({
  root: at('.'),
  base: '/console/',
  publicDir: false,
  plugins: [texts(), compressed()],
  build: {
    outDir: at('../../dist/web'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
