import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { contentFolder } from '../../scripts/lib/content-folder.ts';
import { ensureBuilt } from '../../scripts/lib/freshness.ts';
import { withOwnAsideIcons } from '../../src/articles/components/aside-icons.ts';

const { site } = await ensureBuilt(contentFolder());

it('notes of built pages have our icons, as short lines', () => {
  const html = readFileSync(join(site, 'payments/index.html'), 'utf8');
  const icons = [...html.matchAll(/<svg [^>]*starlight-aside__icon[^>]*>.*?<\/svg>/gs)];
  expect(icons.length).toBeGreaterThan(2);
  for (const [icon] of icons) expect(icon.length).toBeLessThan(200);
});

it('an icon that an author chose stays', () => {
  const chosen = '<svg viewBox="0 0 24 24" class="starlight-aside__icon"><path d="M1 1h2"/></svg>';
  expect(withOwnAsideIcons(chosen)).toBe(chosen);
});
