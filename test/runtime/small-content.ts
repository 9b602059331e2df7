import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { article, category, settingsWith, writeContent } from '../site/content.ts';

/**
 * A content folder of one article, of an organisation called «لیمو», in a folder of its own (`base`)
 * whose name has signs that mean something else in an address, on a command line or in a pattern.
 */
export async function makeSmallContent(name: string): Promise<{ base: string; content: string }> {
  const base = await mkdtemp(join(tmpdir(), `pasokh ${name} [1] #2 %20 'س' (3)-`));
  const content = join(base, 'content');
  writeContent(content, {
    'settings.json': settingsWith({}).replaceAll('نارنج', 'لیمو'),
    'orders/category.json': category('سفارش'),
    'orders/first.md': article({ title: 'first' }, 'نسخهٔ یک'),
  });
  return { base, content };
}
