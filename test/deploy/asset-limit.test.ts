import { describe, expect, it } from 'vitest';
import { fitIntoPlan, readPlan } from '../../scripts/lib/deploy/asset-limit.ts';
import type { HashedFiles } from '../../scripts/lib/deploy/hashed-files.ts';

const site = (pages: number) =>
  Object.fromEntries(Array.from({ length: pages }, (_, n) => [`/articles/${n}/index.html`, 9_000]));
const day = (n: number) => new Date(Date.UTC(2026, 10, n)).toISOString();
/** Files that left on these days of the month, `each` of them a day. */
const earlier = (days: readonly number[], each: number): HashedFiles =>
  Object.fromEntries(
    days.flatMap((left) =>
      Array.from({ length: each }, (_, n) => [
        `/_astro/${left}-${n}.A.js`,
        { etag: 'a'.repeat(22), size: 1, leftAt: day(left) },
      ]),
    ),
  );

describe('the files of a deployment', () => {
  it('all stay where the plan takes them', () => {
    const { kept, dropped } = fitIntoPlan(site(19_900), earlier([20, 21], 50), 'free');
    expect(Object.keys(kept)).toHaveLength(100);
    expect(dropped).toEqual([]);
  });

  it('of earlier deployments are dropped first, the oldest before all others', () => {
    const { kept, dropped } = fitIntoPlan(site(19_880), earlier([20, 22, 21], 50), 'free');
    const dayOf = (path: string) => Number(/\/(\d+)-/.exec(path)?.[1]);
    expect(Object.keys(kept)).toHaveLength(120);
    expect(dropped).toHaveLength(30);
    expect(new Set(dropped.map(dayOf))).toEqual(new Set([20]));
  });

  it('of the build itself are never dropped', () => {
    const { kept, dropped } = fitIntoPlan(site(20_000), earlier([20], 50), 'free');
    expect(kept).toEqual({});
    expect(dropped).toHaveLength(50);
  });

  it('are refused where those of the build do not fit, with what to do', () => {
    const refused = () => fitIntoPlan({ ...site(20_000), '/_astro/a.js': 1 }, {}, 'free');
    expect(refused).toThrow('The site has 20001 files; the free plan of Cloudflare takes 20000.');
    expect(refused).toThrow('pages: 20000, _astro: 1');
    expect(refused).toThrow('EDGE_PLAN=paid');
    expect(fitIntoPlan(site(20_001), {}, 'paid').dropped).toEqual([]);
    expect(() => fitIntoPlan(site(100_001), {}, 'paid')).toThrow('takes 100000');
  });

  it('are refused where one is larger than Cloudflare takes, by name', () => {
    const most = 25 * 1024 * 1024;
    expect(() => fitIntoPlan({ '/assets/film.mp4': most + 1 }, {}, 'paid')).toThrow(
      '/assets/film.mp4',
    );
    expect(fitIntoPlan({ '/assets/film.mp4': most }, {}, 'free').dropped).toEqual([]);
  });

  it.each([[undefined], [''], ['free'], [' paid ']])('know the plan %j', (text) => {
    expect(readPlan(text)).toBe(text?.trim() || 'free');
  });

  it.each(['Paid', 'enterprise', 'toString'])('refuse the unknown plan %j', (text) => {
    expect(() => readPlan(text)).toThrow(`EDGE_PLAN is "${text}"; it must be free or paid.`);
  });
});
