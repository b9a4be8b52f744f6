import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const PICTURES = join('test', 'browser', 'pictures');
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 360, height: 740 };

/** A person at a screen of his own. Everything the page complains about is an error of the test. */
export class Person {
  readonly complaints: string[] = [];

  private constructor(readonly page: Page, private readonly context: BrowserContext, private readonly url: string) {
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) this.complaints.push(message.text());
    });
  }

  /** @param now what the clock of the screen shows. */
  static async at(browser: Browser, url: string, size: { width: number; height: number }, now: Date): Promise<Person> {
    const context = await browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true });
    await context.clock.setSystemTime(now);
    return new Person(await context.newPage(), context, url);
  }

  /** Signs in at whatever page asks for it. */
  async signIn(loginName: string, password: string, path = '/'): Promise<void> {
    await this.page.goto(this.url + path);
    await this.page.locator('input[autocomplete="username"]').fill(loginName);
    await this.page.locator('input[type="password"]').fill(password);
    await this.page.locator('button[type="submit"]').click();
    await this.page.locator('input[type="password"]').waitFor({ state: 'detached' });
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.url + path);
  }

  async picture(name: string): Promise<void> {
    mkdirSync(PICTURES, { recursive: true });
    await this.page.waitForLoadState('networkidle').catch(() => undefined);
    await this.page.screenshot({ path: join(PICTURES, `${name}.png`) });
  }

  leave(): Promise<void> {
    return this.context.close();
  }
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: FLAGS, env: { ...process.env, LANGUAGE: 'zh_CN' } });
}
