import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { problems } from '#shared/contract/problems.ts';
import { answerFaults } from '../../worker/foundation/http/answer-faults.tsx';
import type { AppEnv } from '../../worker/foundation/http/app-env.ts';
import { Problem } from '../../worker/foundation/problem.ts';
import { headersOfAnswer } from '../../worker/foundation/security/headers.ts';
import { createTestApp } from '../helpers/app.ts';
import { problemOf } from '../helpers/browser.ts';

describe('the app', () => {
  it('answers that it is alive', async () => {
    const { visitor } = await createTestApp();
    expect((await visitor().get('/api/health')).status).toBe(200);
  });

  it('answers an unknown address in Persian', async () => {
    const { visitor } = await createTestApp();
    const response = await visitor().get('/api/nothing');
    expect(response.status).toBe(404);
    expect(await problemOf(response)).toBe('not_found');
  });

  it('answers a browser that asks for a document with a page', async () => {
    const { visitor } = await createTestApp();
    const response = await visitor().get('/confirm/nothing/', { Accept: 'text/html,*/*' });
    expect(response.status).toBe(404);
    expect(response.headers.get('Content-Type')).toContain('text/html');
    expect(await response.text()).toContain(problems.not_found.message);
  });

  it.each([
    ['busy', 'همین صفحه را دوباره بارگذاری کنید'],
    ['unavailable', 'همین صفحه را دوباره بارگذاری کنید'],
    ['body_too_large', 'به صفحهٔ قبل برگردید'],
  ] as const)(
    'says on the page that takes the place of a form what to do (%s)',
    async (code, advice) => {
      const { services } = await createTestApp();
      const app = new Hono<AppEnv>();
      app.onError(answerFaults(services));
      app.post('/', () => {
        throw new Problem(code);
      });
      const answer = await app.request('/', { method: 'POST', headers: { Accept: 'text/html' } });
      expect(answer.status).toBe(problems[code].status);
      expect(await answer.text()).toContain(advice);
    },
  );

  it.each(['/api/now', '/search/?q=a', '/confirm/nothing/'])(
    'R54 R52 a fault of ours at %s is answered under all headers, without its reason',
    async (path) => {
      const { visitor, services } = await createTestApp({
        services: {
          openDb: () => {
            throw new Error('a secret place');
          },
        },
      });
      const answer = await visitor().get(path, { Accept: 'text/html' });
      expect(answer.status).toBe(500);
      expect(Object.fromEntries(answer.headers)).toMatchObject(
        Object.fromEntries(
          Object.entries(
            headersOfAnswer(services.securityHeaders, answer.headers.get('content-type')),
          ).map(([name, value]) => [name.toLowerCase(), value]),
        ),
      );
      expect(answer.headers.get('Cache-Control')).toBe('no-store');
      expect(await answer.text()).not.toContain('secret');
    },
  );

  it.each([
    [{ 'Sec-Fetch-Site': 'same-origin' }, 404],
    [{ 'Sec-Fetch-Site': 'same-site' }, 403],
    [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ 'Sec-Fetch-Site': 'none' }, 403],
    [{ Origin: 'https://help.narenj.example' }, 404],
    [{ Origin: 'null' }, 403],
    [{ Origin: 'https://help.narenj.example.evil.example' }, 403],
    [{ Origin: 'https://other.narenj.example' }, 403],
    [{}, 403],
  ])('R19 an unsafe request with %o answers %i', async (headers, status) => {
    const { api: app } = await createTestApp();
    const request = new Request('https://help.narenj.example/api/nothing', {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain', ...(headers as Record<string, string>) },
      body: '{"a":1}',
    });
    expect((await app.fetch(request)).status).toBe(status);
  });
});
