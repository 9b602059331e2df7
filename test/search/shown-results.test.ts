import { describe, expect, it, vi } from 'vitest';
import { buildIndex, openIndex } from '#shared/search/index.ts';
import { Proximity } from '#shared/search/proximity.ts';
import { shop } from './shop.ts';

const engine = openIndex(buildIndex(shop).files[0].bytes);
const question = 'پول سفارش';

describe('results that are only counted', () => {
  it('are the same ones in the same order, without what is shown of them', async () => {
    const all = await engine.query(question, { limit: 24 });
    const some = await engine.query(question, { limit: 24, shown: 1 });
    const [first, ...others] = all.sure;
    expect(others.length).toBeGreaterThan(0);
    expect(some.sure[0]).toEqual(first);
    expect(some.sure.slice(1)).toEqual(
      others.map(({ url, ...result }) => ({
        ...result,
        url: url.split('#')[0],
        titleMarks: [],
        passage: '',
        passageMarks: [],
      })),
    );
  });

  it('have no passage looked for', async () => {
    const passage = vi.spyOn(Proximity.prototype, 'passage');
    await engine.query(question, { limit: 24, shown: 1 });
    expect(passage).toHaveBeenCalledTimes(1);
    passage.mockRestore();
  });
});
