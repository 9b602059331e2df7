import { describe, expect, inject, it } from 'vitest';
import { feedbackArticles } from '#shared/contract/feedback.ts';
import { createTestApp } from '../helpers/app.ts';
import { noteAttack } from './figures.ts';
import { generousLimits } from './fuzz/limits.ts';
import { routesOf } from './fuzz/routes.ts';
import { runFuzz } from './fuzz/run.ts';
import { secretsIn } from './fuzz/secrets.ts';
import { inboundVariables, openSite, type Target } from './fuzz/site.ts';

const article = 'payments/failed';
const articles = new TextEncoder().encode(JSON.stringify({ [article]: { title: 'پرداخت' } }));

const isNode = navigator.userAgent.startsWith('Node');

/** On Workers each request crosses a network to its database. */
const { short, long } = isNode ? { short: 10_000, long: 20_000 } : { short: 1_000, long: 4_000 };

/** Workers warn of each other letter. */
const asAscii = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace(/[^ -~]/g, '?')]),
  );

/** The app in this process. */
async function openTarget(): Promise<Target> {
  const app = await createTestApp({
    env: inboundVariables,
    settings: ({ limits }) => Object.assign(limits, generousLimits(limits)),
    services: { asset: async (path) => (path === feedbackArticles ? articles : null) },
  });
  app.services.log.alarm('backup_failed');
  await app.settle();
  const fetch = async (request: Request, address: string) => {
    app.comeFrom(address);
    return app.api.fetch(request);
  };
  return {
    config: app.config,
    settings: app.settings,
    db: app.db,
    article,
    now: app.clock.now,
    pass: async (ms) => app.clock.turn(ms),
    fetch,
    async send({ address, method, path, headers, body }) {
      const takesBody = body !== null && !['GET', 'HEAD'].includes(method);
      const url = new URL(path, app.config.publicOrigin);
      const init = { method, headers: isNode ? headers : asAscii(headers) };
      const answer = await fetch(
        new Request(url, { ...init, ...(takesBody && { body }) }),
        address,
      );
      const bytes = await answer.arrayBuffer();
      return {
        status: answer.status,
        headers: answer.headers,
        body: new TextDecoder().decode(bytes),
      };
    },
    newSecrets: () => secretsIn(app.texts.splice(0).at(-1)?.text, app.mails.splice(0).at(-1)?.text),
    settle: app.settle,
    errorLines: () =>
      app.logLines.filter((line) => /"level":"(?:error|alarm)"|^\w*Error/.test(line)),
  };
}

describe('R95 whatever is sent to any route', () => {
  it('is answered without a fault of ours', { timeout: 1_800_000 }, async (context) => {
    const { isLong, seed, path } = inject('attack');
    const figures = await runFuzz({
      routes: routesOf(await createTestApp()),
      openSite: async () => openSite(await openTarget()),
      perSite: 1_000,
      inputs: isLong ? long : short,
      seed,
      path,
    });
    noteAttack(context, figures.attack);
    if (isLong) console.log(`  Seed ${seed}; the slowest: ${figures.slowest}`);
    if (path === null) expect(figures.missed.length).toBeLessThan(isNode ? 20 : 60);
  });
});
