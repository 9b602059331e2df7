import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * What axe finds in a page that bars somebody from using it: the name of each broken rule with the HTML
 * that breaks it. Pages must be free of frames, which ours are: axe then needs no second page to gather
 * results in ("legacy mode"), which with the list of all that is right takes half of its time. Rules that a page
 * cannot keep are left out by `without`; `only` names all that count.
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
  const axe = new AxeBuilder({ page, ...(isThere && { axeSource: ';' }) }).setLegacyMode().options({
    resultTypes: ['violations'],
    ...(only && { runOnly: [...only] }),
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
  });
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
