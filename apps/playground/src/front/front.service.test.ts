import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ATTACKS } from '../attacks.js';
import { FRAMEWORK_NAMES } from '../frameworks/names.js';
import { type Playground, startPlayground } from '../playground.js';

const DESKTOP = { width: 1366, height: 900 };
const PHONE = { width: 390, height: 844 };

let playground: Playground;
let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  playground = await startPlayground({ frameworks: FRAMEWORK_NAMES, port: 0, blacklist: false });
  // Root, as in most containers, has no sandbox; the only pages that are opened are our own.
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await playground.close();
});
beforeEach(async () => {
  page = await open(DESKTOP);
});

async function open(viewport: typeof DESKTOP, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const context = await browser.newContext({ viewport, colorScheme });
  const opened = await context.newPage();
  complaints = [];
  opened.on('pageerror', (error) => complaints.push(error.message));
  await opened.goto(playground.url);
  await opened
    .locator('#attacks li')
    .nth(ATTACKS.length - 1)
    .waitFor();
  return opened;
}

describe('the front page in a browser', () => {
  it.each(FRAMEWORK_NAMES)('shows the leak on the left and the reason on the right: %s', async (framework) => {
    await page.getByRole('radio', { name: framework }).check();
    await page.getByRole('button', { name: 'SQL injection in the search' }).first().click();
    await page.getByRole('heading', { name: `SQL injection in the search, on ${framework}` }).waitFor();
    const guarded = page.getByRole('article', { name: 'Protected' });
    await guarded.getByText('Blocked by sqli').waitFor();
    expect(await guarded.textContent()).toContain('qs_values › q');
    expect(await page.getByRole('article', { name: 'Bare' }).locator('mark').textContent()).toBe(
      'correct-horse-battery',
    );
    expect(complaints).toEqual([]);
  });

  it("shows an attacker's script at work, in a frame and nowhere else", async () => {
    await page.getByRole('button', { name: 'Script in the greeting' }).first().click();
    const framed = page.frameLocator('#bare iframe');
    // The body's own text, beside its elements: the source of the script stands in an element.
    const written = (body: HTMLElement) =>
      [...body.childNodes]
        .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
        .map(({ nodeValue }) => nodeValue?.trim());
    await expect
      .poll(() => framed.locator('body').evaluate(written))
      .toContain('This line was written by the attacker.');
    expect(await page.locator('#guarded iframe').count()).toBe(0);
    expect(await framed.locator('body').evaluate(() => globalThis.origin)).toBe('null');
  });

  it('serves the honest visitor on both sides', async () => {
    await page.getByRole('button', { name: 'Visit, harmless, instead of: SQL injection in the search' }).click();
    await page.getByRole('article', { name: 'Protected' }).getByText('Passed').waitFor();
    expect(await page.getByRole('article', { name: 'Protected' }).textContent()).toContain('blue teapot');
  });

  it('fires a text of the visitor at any place', async () => {
    await page.getByLabel('Where').selectOption('cookie');
    await page.getByLabel('Text').fill('<img src=x onerror=alert(1)>');
    await page.getByRole('button', { name: 'Send to both' }).click();
    const guarded = page.getByRole('article', { name: 'Protected' });
    await guarded.getByText('Blocked by xss').waitFor();
    expect(await guarded.textContent()).toContain('cookies › visitor');
  });

  it('attacks everything, and counts what the engine did', async () => {
    const missing = playground.pairs[0]?.rasp.status().missing ?? [];
    const unprotected = ATTACKS.filter(({ check }) => missing.includes(check)).length;
    const all = ATTACKS.length * FRAMEWORK_NAMES.length;
    const blocked = (ATTACKS.length - unprotected) * FRAMEWORK_NAMES.length;
    await page.getByRole('button', { name: 'Attack everything' }).click();
    await page.getByText(`${all} attacks: bare shops leaked ${all}, protected ones blocked ${blocked}.`).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(ATTACKS.length);
    expect(await page.getByText('Not yet protected').count()).toBe(unprotected * FRAMEWORK_NAMES.length);
  });

  it.each([
    ['desktop', 'light', DESKTOP],
    ['desktop', 'dark', DESKTOP],
    ['phone', 'light', PHONE],
    ['phone', 'dark', PHONE],
  ] as const)('can be used by everybody and fits: %s, %s', async (_device, scheme, viewport) => {
    page = await open(viewport, scheme);
    await page.getByRole('button', { name: 'Command in the ping' }).first().click();
    await page.getByText('Blocked by command', { exact: true }).waitFor();
    await expectAccessible();
    await page.getByRole('button', { name: 'Attack everything' }).click();
    await page.getByText(/attacks: bare shops leaked/).waitFor();
    await expectAccessible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
  });
});

async function expectAccessible(): Promise<void> {
  // The shop's own pages are bad on purpose.
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
