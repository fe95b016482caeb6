// How many bytes a reader loads: a public page whole, and the console until a view is drawn.
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { RecordService } from '../../dist/libs/officials/index.js';
import { programs } from '../../tools/programs.mjs';
import { line, tell } from './report.mjs';
import { gathering } from './gathering.mjs';
import { inServices, ORGANIZER, organizer, startApi } from './site.mjs';

/** From the design: a public page is one request and under 60 kB. */
const PAGE_LIMIT = 60_000;
/** What we allow the console for one view, with everything that it loads: two seconds on a phone at 1 Mbit/s. */
const CONSOLE_LIMIT = 250_000;

/** Limits stand in the place of a peer: no other system's page shows the same. */
export async function sizes(site) {
  const config = await site.database('bench_sizes');
  const { codes } = await inServices(config, async (app) => {
    await app.get(RecordService).load();
    await gathering(app, 1);
    return organizer(app);
  });
  const api = await startApi(config);
  const console = `http://localhost:${new URL(api.url).port}`;
  try {
    for (const [name, path] of Object.entries({ event: '/events/press-conference', council: '/council' }))
      await page(name, api.url + path);
    await firstView(console, ORGANIZER, codes[0]);
  } finally {
    await api.stop();
  }
}

const limited = (name, ours, peer) => line({ name, ours, peer, unit: 'bytes', better: 'less', goal: 1 });

async function page(name, url) {
  const answer = await fetch(url, { headers: { 'accept-language': 'en' } });
  const html = await answer.text();
  if (!answer.ok || /<link[^>]+stylesheet|<img/.test(html)) throw new Error(`${url} loads more than itself`);
  // A form brings the script that proves it was sent by a browser.
  const scripts = await Promise.all(
    [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(async ([, src]) => (await fetch(new URL(src, url))).text()),
  );
  const bytes = [html, ...scripts].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  tell(`${name}: ${gzipSync([html, ...scripts].join('')).length} bytes with gzip, ${scripts.length} scripts with it`);
  limited(`size/${name}-page-limit`, bytes, PAGE_LIMIT);
}

/** Every byte that comes over the network, headers and all, until nothing more is asked for; with an empty cache. */
async function firstView(url, account, code) {
  const { chromium: executablePath } = programs();
  if (!executablePath) return tell('There is no Chromium here: with it the console is measured, too');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage({ locale: 'en-US', viewport: { width: 1280, height: 800 } });
    const network = await page.context().newCDPSession(page);
    await network.send('Network.enable');
    await network.send('Network.setCacheDisabled', { cacheDisabled: true });
    let bytes = 0;
    network.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    const opened = async (path) => {
      bytes = 0;
      await page.goto(url + path, { waitUntil: 'networkidle', timeout: 60_000 });
      await page.locator('h1').first().waitFor({ timeout: 60_000 });
      return bytes;
    };
    limited('size/console-sign-in-limit', await opened('/console/'), CONSOLE_LIMIT);
    for (const [path, sent] of [
      ['/api/session', account],
      ['/api/factor/code', { code }],
    ]) {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) };
      const status = await page.evaluate(async ([at, body]) => (await fetch(at, body)).status, [path, init]);
      if (status !== 204) throw new Error(`Signing in answered ${status}`);
    }
    limited('size/console-council-limit', await opened('/console/council'), CONSOLE_LIMIT);
  } finally {
    await browser.close();
  }
}
