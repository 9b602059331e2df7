import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aliasCollisions } from '../../scripts/lib/aliases/collisions.ts';
import { openContentEngine } from '../../scripts/lib/aliases/content-engine.node.ts';
import { article, category, contentFolder } from '../site/content.ts';

const asked = (title: string, aliases: string[], body?: string) =>
  article({ title, aliases }, body);

async function collisionsOf(files: Record<string, string>) {
  const { engine, catalog } = await openContentEngine(contentFolder(files));
  return aliasCollisions(engine, catalog.articles);
}

const orders = { 'orders/category.json': category('سفارش') };

describe('aliases asked of search', () => {
  it('that lead to their own article are named by nobody', async () => {
    expect(
      await collisionsOf({
        ...orders,
        'orders/cancel.md': asked('لغو سفارش', ['کنسلش کنم', 'پشیمون شدم']),
        'orders/invoice.md': asked('گرفتن فاکتور', ['رسید خریدمو میخوام']),
      }),
    ).toEqual([]);
  });

  it('that lead to another one first are named with it', async () => {
    expect(
      await collisionsOf({
        ...orders,
        'orders/cancel.md': asked('لغو سفارش', ['فاکتور رسمی شرکت']),
        'orders/invoice.md': asked('فاکتور رسمی شرکت چیست', ['فاکتور شرکتی'], 'فاکتور رسمی شرکت'),
      }),
    ).toMatchObject([{ article: 'orders/cancel', other: 'orders/invoice', isSame: false }]);
  });

  it('of two articles are named by both, however they are spelled', async () => {
    const found = await collisionsOf({
      ...orders,
      'orders/cancel.md': asked('لغو سفارش', ['پول من رو پس بدید']),
      'orders/refund.md': asked('بازگشت وجه', ['پولِ من رو، پس بديد!']),
      'orders/invoice.md': asked('فاکتور رسمی', ['لغوِ سفارش']),
    });
    expect(found).toMatchObject([
      { article: 'orders/cancel', other: 'orders/refund', isSame: true },
      { article: 'orders/invoice', other: 'orders/cancel', isSame: true },
      { article: 'orders/refund', other: 'orders/cancel', isSame: true },
    ]);
  });

  it('are compared with what the site shows, values of settings among it', async () => {
    const { engine, catalog } = await openContentEngine('content');
    expect(catalog.articles.some(({ body }) => body.includes(':policy[withdrawal]'))).toBe(true);
    const { sure } = await engine.query('انصراف ۷ روز کاری');
    expect(sure.map(({ id }) => id)).toContain('returns/withdrawal');
    expect(JSON.stringify(sure)).not.toMatch(/:policy|:ui\[/);
  });

  const samples = readdirSync('test/organisations', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `test/organisations/${name}/content`);

  it.each(['content', ...samples])('of %s nearly all lead to their own article', async (folder) => {
    const { engine, catalog } = await openContentEngine(folder);
    const count = catalog.articles.reduce((sum, { aliases }) => sum + aliases.length, 0);
    const collisions = await aliasCollisions(engine, catalog.articles);
    expect(collisions.filter(({ isSame }) => isSame)).toEqual([]);
    // Each change of ranking moves a few; `npm run search:aliases -- check` names them.
    expect(collisions.length / count).toBeLessThanOrEqual(0.02);
  });
});
