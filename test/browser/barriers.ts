import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

// The short form: each page reads it anew, and the other has twice its length.
const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
let axeSource: string | undefined;

/** What `axe-core` leaves in a page. */
type AxeOfPage = { axe: { run(context: Document, options: RunOptions): Promise<AxeResults> } };

/**
 * What axe finds in a page that bars somebody from using it: the name of each broken rule with the HTML
 * that breaks it. Pages must be free of frames, which ours are: axe then needs no second page to gather
 * results in. Rules that a page cannot keep are left out by `without`; `only` names all that count.
 * @throws Error for a page with frames.
 */
export async function findBarriers(
  page: Page,
  { without = [], only }: { without?: readonly string[]; only?: readonly string[] } = {},
): Promise<string[]> {
  if (page.frames().length > 1) throw new Error('axe would pass over the frames of this page.');
  // Halfway through a fade colours have no contrast.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  // Half a megabyte, which a page that was looked at before has.
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) {
    axeSource ??= `${readFileSync(axeFile, 'utf8')};0`;
    await page.evaluate(axeSource);
  }
  const options: RunOptions = {
    resultTypes: ['violations'],
    ...(only && { runOnly: [...only] }),
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
  };
  return await page.evaluate(async (given) => {
    const { axe } = window as unknown as AxeOfPage;
    const { violations } = await axe.run(document, given);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  }, options);
}
