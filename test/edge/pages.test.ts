import { describe, expect, it } from 'vitest';
import { lackingSecurity } from '../helpers/security-names.ts';
import { openEdge } from './open-edge.ts';

const page = { Accept: 'text/html' };

describe('the built worker', () => {
  it('R53 R54 R55 answers pages, shells, files and what is not there, with all of their headers', async () => {
    const { get } = await openEdge();
    const html = await (await get('/', page)).text();
    const script = /\/_astro\/[^"]+\.js/.exec(html)?.[0] ?? '';
    const answers: [path: string, status: number, type: RegExp][] = [
      ['/', 200, /^text\/html/],
      ['/orders/cancel/', 200, /^text\/html/],
      ['/contact/', 200, /^text\/html/],
      ['/requests/NOSUCHCODE12/', 200, /^text\/html/],
      ['/verify/NOSUCHCODE12/', 200, /^text\/html/],
      ['/desk/NOSUCHCODE12/', 200, /^text\/html/],
      [script, 200, /javascript/],
      ['/orders/cancel/index.html.md', 200, /^text\/markdown; charset=utf-8$/i],
      ['/llms.txt', 200, /^text\/plain; charset=utf-8$/i],
      ['/feed.xml', 200, /^application\/xml; charset=utf-8$/i],
      ['/og/orders/cancel.png', 200, /^image\/png$/],
      ['/no/such/page/', 404, /^text\/html/],
      ['/api/health', 200, /^application\/json/],
      ['/api/ready', 200, /^application\/json/],
      ['/api/no-such-thing', 404, /^application\/json/],
    ];
    for (const [path, status, type] of answers) {
      const answer = await get(path, page);
      expect(answer.status, path).toBe(status);
      expect(answer.headers.get('content-type'), path).toMatch(type);
      expect(lackingSecurity(answer.headers), path).toEqual([]);
    }
    expect((await get(script)).headers.get('cache-control')).toMatch(/immutable/);
    const lost = await (await get('/no/such/page/', page)).text();
    expect(lost).toContain('lang="fa"');
  });

  it('finds answers by the search of the build', async () => {
    const { get, worker } = await openEdge();
    const answer = await get(`/search/?q=${encodeURIComponent('سفارشمو کنسل کنم')}`, page);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('href="/orders/cancel/');
    expect((await worker.subrequests()).every(({ path }) => path === '/v2/pipeline')).toBe(true);
  });

  it('runs its cron without a fault', async () => {
    const { worker, events } = await openEdge();
    expect(await worker.scheduled()).toEqual({ outcome: 'ok' });
    expect(events('answered_unexpected')).toEqual([]);
  });
});
