import { describe, expect, it } from 'vitest';
import { planFiles } from '../../src/sharing/file-plan.ts';

const plan = ([articles, categories, assets = 0]: [number, number, number?], most?: number) =>
  planFiles({ sizes: { articles, categories, assets } }, most);

describe('files beside pages', () => {
  it('are all made below the limit of the runtime', () => {
    expect(plan([3_000, 50])).toEqual({ twins: true, cards: true });
  });

  it('leave out pictures first, then Markdown twins', () => {
    expect(plan([6_400, 50])).toEqual({ twins: true, cards: false });
    expect(plan([12_000, 50])).toEqual({ twins: false, cards: false });
    expect(plan([3_000, 50, 11_000])).toEqual({ twins: true, cards: false });
  });

  it('follow the plan of the account', () => {
    expect(plan([12_000, 50], 100_000)).toEqual({ twins: true, cards: true });
  });
});
