import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page, type Route } from 'playwright-core';
import { BATCH, HOOKS } from './hooks.js';

export const CHROMIUM = '/usr/bin/chromium';
const ORIGIN = 'http://app.example';
/** A page of many frames takes longer than one of a few. */
const limitMs = (frames: number): number => 4_500 + 120 * frames;
const BATCHES_PER_PAGE = 25;
const FOREIGN_SCRIPT = '(window.__mark || top.__mark)("foreign script");';

/** A mark: what ran, and after which interaction. */
export type Mark = readonly [what: string, trigger: string];

interface Outcome {
  readonly marks: readonly (readonly Mark[])[];
  /** Marks that no frame claims: a script that went to the top window for its dialog. */
  readonly stray: readonly Mark[];
}

/** A browser without a network; pages run in frames that hear every dialog. */
export interface PageRunner {
  run(pages: readonly string[]): Promise<Outcome>;
  stop(): Promise<void>;
}

export async function startBrowser(): Promise<PageRunner> {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-site-isolation-trials',
      '--disable-features=IsolateSandboxedIframes,IsolateOrigins,site-per-process',
      '--disable-gpu',
      '--host-resolver-rules=MAP * ~NOTFOUND',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-ipc-flooding-protection',
      '--no-first-run',
      '--mute-audio',
      '--autoplay-policy=no-user-gesture-required',
    ],
  });
  let page = await openPage(browser);
  let batches = 0;
  const renew = async (): Promise<void> => {
    // A renderer in an endless loop never answers; it is killed when its context goes.
    void page
      .context()
      .close()
      .catch(() => {});
    page = await openPage(browser);
    batches = 0;
  };
  const runner: PageRunner = {
    async run(pages) {
      batches += 1;
      if (batches > BATCHES_PER_PAGE) await renew();
      try {
        return await within(limitMs(pages.length), page.evaluate<Outcome>(`(${BATCH})(${JSON.stringify(pages)})`));
      } catch {
        // A script that hangs or leaves takes its neighbours with it; alone it only counts as doing nothing.
        await renew();
        if (pages.length === 1) return { marks: [[]], stray: [] };
        const middle = Math.ceil(pages.length / 2);
        const [left, right] = [await runner.run(pages.slice(0, middle)), await runner.run(pages.slice(middle))];
        return { marks: [...left.marks, ...right.marks], stray: [...left.stray, ...right.stray] };
      }
    },
    stop: () => browser.close(),
  };
  return runner;
}

function within<T>(limit: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the page hangs')), limit);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 1600, height: 2400 } });
  await context.addInitScript(HOOKS);
  await context.route('**/*', answer);
  const page = await context.newPage();
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}));
  await page.goto(`${ORIGIN}/`);
  return page;
}

/** The libraries of the pages, scripts of strangers, and nothing else. */
function answer(route: Route): Promise<void> {
  const url = new URL(route.request().url());
  const library = LIBRARIES.get(url.pathname);
  if (url.origin === ORIGIN && url.pathname === '/') {
    return route.fulfill({ contentType: 'text/html', body: '<!doctype html><body></body>' });
  }
  if (library !== undefined) return route.fulfill({ contentType: 'text/javascript', body: library() });
  if (url.origin !== ORIGIN && route.request().resourceType() === 'script') {
    const headers = { 'Access-Control-Allow-Origin': '*' };
    return route.fulfill({ contentType: 'text/javascript', headers, body: FOREIGN_SCRIPT });
  }
  return route.abort();
}

const require = createRequire(import.meta.url);
const read = (name: string): (() => string) => {
  let text: string | undefined;
  return () => {
    text ??= readFileSync(require.resolve(name), 'utf8');
    return text;
  };
};
const LIBRARIES = new Map([
  ['/angular.js', read('angular/angular.min.js')],
  ['/vue.js', read('vue/dist/vue.global.prod.js')],
]);
