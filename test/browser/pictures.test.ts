import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { differenceOf } from '../../scripts/lib/screens/compare-pictures.ts';
import {
  losslessWebp,
  referenceFolder,
  referenceName,
  referenceScreens,
  takeView,
  type View,
  viewNames,
  visitReference,
} from '../../scripts/lib/screens/reference-pictures.ts';
import { openSampleSite, type SampleSite } from '../../scripts/lib/screens/sample-site.ts';
import { closeContexts, openChromium } from '../helpers/chromium.ts';
import { openApp } from '../helpers/open-app.ts';

const failed = '.cache/pictures';

let site: SampleSite;
let browser: Browser;

const reference = (screen: string, view: View) =>
  readFileSync(join(referenceFolder, referenceName(screen, view)));

/**
 * What sets a picture apart from its reference, in a sentence; both are left in files then, beside what differs.
 * Null where nobody would see it.
 */
async function faultOf(screen: string, view: View, picture: Buffer): Promise<string | null> {
  const expected = reference(screen, view);
  const difference = await differenceOf(expected, picture);
  if (!difference) return null;
  const name = referenceName(screen, view);
  mkdirSync(failed, { recursive: true });
  writeFileSync(join(failed, `expected.${name}`), expected);
  writeFileSync(join(failed, `actual.${name}`), await losslessWebp(picture));
  if (difference.marked) writeFileSync(join(failed, `marked.${name}`), difference.marked);
  return `${difference.why} (${failed}/*.${name})`;
}

// Another browser than that of the project draws letters otherwise.
describe.skipIf(process.env.CHROME_PATH)('screens of customers', () => {
  beforeAll(async () => {
    rmSync(failed, { recursive: true, force: true });
    site = await openSampleSite(openApp);
    browser = await openChromium();
  }, 180_000);

  afterAll(async () => {
    await closeContexts(browser);
    await site.close();
  });

  it.each(referenceScreens)('look as they did: %s', async (screen) => {
    const page = await visitReference(browser, site, screen);
    const faults: string[] = [];
    for (const view of viewNames) {
      const fault = await faultOf(screen, view, await takeView(page, view));
      if (fault) faults.push(fault);
    }
    expect(faults, `Where it shall look so: npm run pictures -- ${screen}`).toEqual([]);
    await page.context().close();
  });

  it('look different with a colour, a corner or a space changed', async () => {
    const page = await visitReference(browser, site, 'sign-in');
    const before = await takeView(page, 'phone');
    const changes = {
      colour: ':root { --accent: #1d5fa8 }',
      corner: '.button { border-radius: 2px }',
      space: '.field { margin-block-end: 2px }',
    };
    for (const [name, css] of Object.entries(changes)) {
      await page.evaluate((text) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        document.adoptedStyleSheets = [sheet];
      }, css);
      expect(await differenceOf(before, await takeView(page, 'phone')), name).not.toBeNull();
    }
    await page.evaluate(() => {
      document.adoptedStyleSheets = [];
    });
    expect(await differenceOf(before, await takeView(page, 'phone'))).toBeNull();
    await page.context().close();
  });
});

describe('pictures in the repository', () => {
  it('are those that are compared, and no others', () => {
    const expected = referenceScreens.flatMap((screen) =>
      viewNames.map((view) => referenceName(screen, view)),
    );
    expect(readdirSync(referenceFolder).sort()).toEqual(expected.sort());
  });

  it('are five megabytes at most, with those of README and articles', () => {
    const bytes = [referenceFolder, 'docs/pictures', 'content/pictures'].flatMap((folder) =>
      readdirSync(folder).map((name) => statSync(join(folder, name)).size),
    );
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(5_000_000);
  });
});
