import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { COOKIE } from '#accounts';
import { type Language, type MessageKey, type Params, say } from '#platform';
import type { Api } from '../harness.ts';
import type { Member } from '../team.ts';
import { englishIn } from './english.ts';

const executablePath = process.env.TEST_CHROMIUM;
/** Whether there is a Chromium to test with; without one those tests are counted as skipped. */
export const hasChromium = Boolean(executablePath);

const CHROMIUM = {
  ...(executablePath && { executablePath }),
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

/** A real Chromium that asks nobody on the network for anything but the pages under test. */
export const launch = (): Promise<Browser> => chromium.launch(CHROMIUM);

/** Who looks at the pages: on a phone of 360 pixels or a desktop of 1280, in one language, with or without script. */
export interface Viewer {
  readonly width?: 360 | 1280;
  readonly language?: Language;
  readonly dark?: boolean;
  readonly script?: boolean;
  readonly baseUrl?: string;
}
const WIDTHS = [360, 1280] as const;
/** How wide a page is looked at, in pixels: a phone, or a desktop. */
export type Width = (typeof WIDTHS)[number];
const LANGUAGES = ['en', 'es'] as const;
/** In torture the pages are looked at by everybody who may look at them; in every run by those in whom most goes wrong. */
export const everyViewer = Boolean(process.env.EVERY_VIEWER);
/**
 * Those who look at every page: a phone with the longer texts and dark colors, and a desktop with the others; in torture each
 * width with each language and each colors.
 */
export const VIEWERS: readonly Required<Pick<Viewer, 'width' | 'language' | 'dark'>>[] = everyViewer
  ? WIDTHS.flatMap((width) => LANGUAGES.flatMap((language) => [false, true].map((dark) => ({ width, language, dark }))))
  : [
      { width: 360, language: 'es', dark: true },
      { width: 1280, language: 'en', dark: false },
    ];

/** Who walks one whole way: by turns the phone or the desktop, so that both walk and each way is walked once; all in torture. */
export const inTurn = (turn: 0 | 1): typeof VIEWERS => (everyViewer ? VIEWERS : VIEWERS.slice(turn, turn + 1));

/** For every page beforehand, and run where one is looked at: to bring so long a text later takes longer than to run it. */
const BRING_AXE = `Object.defineProperty(window, 'bringAxe', { value: () => {
${readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')}
} })`;
const SHOTS = join(import.meta.dirname, 'shots');
/** What a violated policy says on the console, so that one list holds everything. */
const TELL_VIOLATIONS = `document.addEventListener('securitypolicyviolation', (e) =>
  console.error('CSP ' + e.violatedDirective + ' ' + (e.blockedURI || e.sample) + ' ' + e.sourceFile + ':' + e.lineNumber))`;
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

function optionsOf(viewer: Viewer): BrowserContextOptions {
  const { width = 1280, language = 'en', dark = false, script = true, baseUrl } = viewer;
  return {
    viewport: { width, height: width === 360 ? 740 : 800 },
    locale: language === 'es' ? 'es-US' : 'en-US',
    timezoneId: 'America/Chicago',
    colorScheme: dark ? 'dark' : 'light',
    hasTouch: width === 360,
    isMobile: width === 360,
    javaScriptEnabled: script,
    reducedMotion: 'reduce',
    ...(baseUrl && { baseURL: baseUrl }),
  };
}

/** One person's window: its page, what went wrong in it, and how it looks. */
export class Visitor {
  /** Policy violations, script errors, failed requests and answers of 400 and more, in their order. */
  readonly problems: string[] = [];
  private measuring = false;

  private constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
    private readonly viewer: Viewer,
  ) {}

  static async open(browser: Browser, viewer: Viewer = {}): Promise<Visitor> {
    return Visitor.in(await browser.newContext(optionsOf(viewer)), viewer);
  }

  /** The browser of somebody who has signed in, at a page of the console where one is named. */
  static async signedIn(
    browser: Browser,
    api: Api,
    member: Pick<Member, 'cookie'>,
    viewer: Viewer,
    path?: string,
  ): Promise<Visitor> {
    const base = (await api.app.getUrl()).replace('127.0.0.1', 'localhost');
    const visitor = await Visitor.open(browser, { ...viewer, baseUrl: base });
    // A __Host- cookie is set for https, and sent to localhost too.
    const url = base.replace('http:', 'https:');
    const cookie = { name: COOKIE, value: member.cookie.split('=')[1]!, url, secure: true, httpOnly: true };
    await visitor.context.addCookies([cookie]);
    if (path !== undefined) await visitor.page.goto(`/console${path}`);
    return visitor;
  }

  /** The same in a browser of their own, which keeps on disk what such a browser keeps. */
  static async withProfile(folder: string, viewer: Viewer = {}): Promise<Visitor> {
    return Visitor.in(await chromium.launchPersistentContext(folder, { ...CHROMIUM, ...optionsOf(viewer) }), viewer);
  }

  private static async in(context: BrowserContext, viewer: Viewer): Promise<Visitor> {
    // Long enough for a machine that does other things beside: nothing here asserts how fast a page is.
    context.setDefaultTimeout(120_000);
    if (viewer.script ?? true) for (const each of [TELL_VIOLATIONS, BRING_AXE]) await context.addInitScript(each);
    const visitor = new Visitor(context, await context.newPage(), viewer);
    visitor.listen();
    return visitor;
  }

  /** A text of the catalogue in this visitor's language, to find things by what they are called. */
  t(key: MessageKey, params?: Params): string {
    return say(this.language, key, params);
  }

  get language(): Language {
    return this.viewer.language ?? 'en';
  }

  /** Takes out the problems that a test has caused on purpose; answers how many. */
  expected(pattern: RegExp): number {
    const others = this.problems.filter((problem) => !pattern.test(problem));
    return this.problems.splice(0, this.problems.length, ...others).length - others.length;
  }

  /** Saves a picture of the whole page, and answers what is wrong with it; nothing means that it may be shipped. */
  async look(name: string): Promise<string[]> {
    await this.shot(name);
    const script = this.viewer.script ?? true;
    return [
      ...(script ? await this.axe() : []),
      ...(await this.overflow()),
      ...(this.language === 'en' ? [] : await englishIn(this.page)),
      ...this.problems.splice(0),
    ].map((problem) => `${name}: ${problem}`);
  }

  /** Saves what the page looks like, as `test/e2e/shots/<name>-<language>-<width>.png`. */
  async shot(name: string): Promise<string> {
    mkdirSync(SHOTS, { recursive: true });
    const { width = 1280, dark } = this.viewer;
    const path = join(SHOTS, `${name}-${this.language}-${width}${dark ? '-dark' : ''}.png`);
    await this.page.screenshot({ path, fullPage: true });
    return path;
  }

  /** What stands against WCAG 2.0 to 2.2, levels A and AA. */
  async axe(): Promise<string[]> {
    this.measuring = true;
    try {
      return await this.page.evaluate(async (tags) => {
        const page = window as unknown as { axe?: typeof import('axe-core'); bringAxe: () => void };
        if (!page.axe) page.bringAxe();
        const axe = page.axe!;
        // React Aria's own region for what it says aloud holds the name of a button for seconds after the button is gone.
        const context = { exclude: ['[data-live-announcer]'] };
        const { violations } = await axe.run(context, {
          runOnly: { type: 'tag', values: tags },
          resultTypes: ['violations'], // the others are not described to the last node
          iframes: false,
        });
        return violations.flatMap(({ id, nodes }) =>
          nodes.map(
            ({ target, html, any }) => `axe ${id} ${target.join(' ')} ${any[0]?.message ?? ''} ${html.slice(0, 300)}`,
          ),
        );
      }, WCAG);
    } finally {
      this.measuring = false;
    }
  }

  /** A page that can be scrolled sideways hides things on a phone. */
  private overflow(): Promise<string[]> {
    return this.page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth <= clientWidth) return [];
      const wide = [...document.querySelectorAll('body *')].filter(
        (each) => each.getBoundingClientRect().right > clientWidth + 1,
      );
      const where = wide.slice(-1).map((each) => `${each.tagName.toLowerCase()}.${each.className}`);
      return [`scrolls sideways: ${scrollWidth} of ${clientWidth} pixels, ${where.join()}`];
    });
  }

  async close(): Promise<void> {
    await this.context.close();
  }

  private listen(): void {
    const { page } = this;
    const add = (problem: string) => {
      if (!this.measuring) this.problems.push(problem);
    };
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') add(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => add(`error: ${error.message}`));
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? '';
      // A download, and a request that the page itself gave up by going on.
      if (why !== 'net::ERR_ABORTED') add(`failed: ${request.url()} ${why}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) add(`answer ${response.status()}: ${new URL(response.url()).pathname}`);
    });
  }
}
