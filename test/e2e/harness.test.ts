import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { say } from '#platform';
import { hasChromium, launch, Visitor } from './browser.ts';

const page = (body: string) =>
  `<!doctype html><html lang="es"><head><title>Prueba</title><meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main><h1>Prueba</h1>${body}</main></body></html>`;
const ENGLISH = say('en', 'pages.skip');
/** Pages with one fault each, and one without. */
const PAGES: Record<string, string> = {
  '/good': page(
    `<p>Aviso de privacidad</p><p lang="en">${ENGLISH}</p><img alt="Un punto" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7">`,
  ),
  '/style': page('<p style="color: red">Hola</p>'),
  '/sink': page('<p id="out"></p><script src="/sink.js"></script>'),
  '/english': page(`<button aria-label="${ENGLISH}">x</button>`),
  '/label': page('<input name="q">'),
  '/wide': page(
    '<table><tr><td><pre>una línea muy larga que no cabe en ningún teléfono</pre></td></tr></table>'.repeat(2),
  ),
  '/throws': page('<script src="/throws.js"></script>'),
  '/lost': page('<script src="/nowhere.js"></script>'),
};
const SCRIPTS: Record<string, string> = {
  '/sink.js': 'document.getElementById("out").innerHTML = "<b>x</b>"',
  '/throws.js': 'throw new Error("planted")',
};
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; require-trusted-types-for 'script'";

(hasChromium ? describe : describe.skip)('what the browser tests see', () => {
  let server: Server;
  let browser: Browser;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const url = request.url ?? '';
      const body = PAGES[url] ?? SCRIPTS[url];
      response.writeHead(body === undefined && url !== '/favicon.ico' ? 404 : 200, {
        'content-type': url.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8',
        'content-security-policy': POLICY,
      });
      response.end(body ?? '');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  async function look(path: string, script = true): Promise<string[]> {
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const visitor = await Visitor.open(browser, { width: 360, language: 'es', script, baseUrl });
    try {
      await visitor.page.goto(path);
      const found = await visitor.look('harness');
      expect(existsSync(await visitor.shot('harness'))).toBe(true);
      return found;
    } finally {
      await visitor.close();
    }
  }

  test('nothing on a page without a fault, with and without script', async () => {
    expect(await look('/good')).toEqual([]);
    expect(await look('/good', false)).toEqual([]);
  });

  test.each([
    ['an inline style', '/style', /CSP style-src/],
    ['a text put in as HTML by script', '/sink', /CSP require-trusted-types-for/],
    ['an English text for screen readers on a Spanish page', '/english', /in English: “Skip to the content”/],
    ['a field without a label', '/label', /axe label/],
    ['a page wider than the phone', '/wide', /scrolls sideways/],
    ['an error in a script', '/throws', /error: planted/],
    ['a file that is not there', '/lost', /answer 404: \/nowhere.js/],
  ])('%s', async (_, path, problem) => {
    expect((await look(path)).join('\n')).toMatch(problem);
  });

  test('an inline style also without script', async () => {
    expect((await look('/style', false)).join()).toMatch(/Content Security Policy/);
  });
});
