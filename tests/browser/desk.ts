import axe from 'axe-core';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page, Request } from 'playwright-core';
import type { CommandType } from '../../domain/case/commands';
import { demonstrationPassword } from '../../office/accounts/demonstrationPassword';
import { skeletonOf } from './skeleton';

const screenshots = join(__dirname, 'screenshots');
/** Beside the standards: everything on a page stands in a landmark, so that who goes by them misses nothing (`region`). */
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds against the standards; what it finds in order is many times as much, and nobody asks for it. */
const findWrong = `axe
  .run(${JSON.stringify({
    runOnly: { type: 'tag', values: standards },
    rules: { region: { enabled: true } },
    resultTypes: ['violations'],
  })})
  .then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`;

/** How the pages are built that axe has found in order. */
const foundInOrder = new Set<string>();

/** What is put into a form: a text, yes or no, or several choices. */
export type FormInput = Record<string, string | boolean | readonly string[]>;

/**
 * What axe finds wrong, and whether the page is wider than its window. A page that is built as one that was found in order is not judged
 * again: axe takes longer than all else that a test does. No page of ours has frames to be gone through.
 */
export async function checkPage(page: Page): Promise<void> {
  const skeleton = await skeletonOf(page);
  if (!foundInOrder.has(skeleton)) {
    await page.evaluate(axe.source);
    expect(await page.evaluate<string[]>(findWrong)).toEqual([]);
    foundInOrder.add(skeleton);
  }
  const overflow = 'document.documentElement.scrollWidth - window.innerWidth';
  expect(await page.evaluate<number>(overflow)).toBeLessThanOrEqual(0);
}

/** A person at the office's web pages. Every page that is looked at is checked by axe. */
export class Desk {
  private constructor(
    readonly page: Page,
    private readonly url: string,
  ) {}

  static async open(browser: Browser, url: string, username: string): Promise<Desk> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'vi-VN' });
    const desk = new Desk(await context.newPage(), url);
    await desk.page.goto(`${url}/sign-in`);
    await desk.fillIn({ username, password: demonstrationPassword });
    await desk.send();
    return desk;
  }

  /** Opens a page and checks it; returns the status. */
  async open(path: string): Promise<number> {
    const response = await this.page.goto(`${this.url}${path}`);
    await this.check();
    return response?.status() ?? 0;
  }

  check(): Promise<void> {
    return checkPage(this.page);
  }

  async shot(name: string): Promise<void> {
    mkdirSync(screenshots, { recursive: true });
    await this.page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
  }

  /** A page on a telephone and on a desk, each checked and kept as a picture; returns its words. */
  async look(path: string, name: string): Promise<string> {
    await this.page.setViewportSize({ width: 390, height: 844 });
    expect(await this.open(path)).toBe(200);
    await this.shot(`${name}-telephone`);
    await this.page.setViewportSize({ width: 1280, height: 900 });
    await this.open(path);
    await this.shot(name);
    return this.text();
  }

  /** The words of the page's main part. */
  text(): Promise<string> {
    return this.page.locator('main').innerText();
  }

  /** Fills in controls by their names; where a page has several forms, those of one of them. */
  async fillIn(input: FormInput, within = 'main'): Promise<void> {
    for (const [name, value] of Object.entries(input)) await this.fillField(name, value, within);
  }

  private async fillField(name: string, value: FormInput[string], within: string): Promise<void> {
    const control = this.page.locator(`${within} [name="${name}"]`);
    const kind = await control.first().evaluate((element) => element.getAttribute('type') ?? element.tagName);
    const values = typeof value === 'boolean' ? [value ? 'yes' : 'no'] : [value].flat();
    if (kind === 'radio' || kind === 'checkbox') {
      for (const one of values) {
        // A notice that is owed is named without the number of its event, which no test knows.
        const choice = `${within} [name="${name}"]:is([value="${one}"], [value^="${one}."])`;
        const typed = this.page.locator(`${within} #${name}-other`);
        // What is not among the choices is typed beside the choice of none of them.
        if ((await this.page.locator(choice).count()) === 0 && (await typed.count()) > 0) {
          await this.page.locator(`${within} [name="${name}"][value=""]`).first().check({ force: true });
          await typed.fill(one);
        } else await this.page.locator(choice).first().check({ force: true });
      }
    } else if (kind === 'SELECT') {
      await control.selectOption([...values]);
    } else {
      await control.fill(values.join(''));
    }
  }

  /** Sends the form of the page and waits for the answer; returns its status, redirects followed. */
  send(): Promise<number> {
    return this.press(this.page.locator('main form button[type=submit]').first());
  }

  /** Presses a button that sends a form and waits for the page that answers; opening another before would call the sending off. */
  async press(button: Locator): Promise<number> {
    // Of the form itself: its files may have been sent by a script before.
    const isForm = (request: Request) => request.method() === 'POST' && request.isNavigationRequest();
    const answered = this.page.waitForResponse((response) => isForm(response.request()));
    await this.follow(button);
    return (await answered).status();
  }

  /** Clicks what leads to another page, and waits until that has come. The page before it is loaded already, so its state says nothing. */
  async follow(link: Locator): Promise<void> {
    const arrived = this.page.waitForEvent('load');
    await link.click();
    await arrived;
  }

  /** Gives a command through its form; the case's page must say that it is done. The form is checked, the case's page where a test looks at it. */
  async give(caseId: string, type: CommandType, input: FormInput): Promise<void> {
    expect({ type, status: await this.open(`/cases/${caseId}/commands/${type}`) }).toEqual({
      type,
      status: 200,
    });
    await this.fillIn(input);
    const status = await this.send();
    if (status !== 303) throw new Error(`${type} was answered ${status}: ${await this.text()}`);
    expect(new URL(this.page.url()).pathname).toBe(`/cases/${caseId}`);
    expect(await this.page.locator('.govuk-notification-banner--success').count()).toBe(1);
  }
}
