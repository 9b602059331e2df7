import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { sql } from 'drizzle-orm';
import { build } from 'esbuild';
import { expect, it, onTestFinished } from 'vitest';
import { createTestApp, environment } from '../helpers/app.ts';
import { signedIn } from '../helpers/tickets.ts';

const run = promisify(execFile);

/** Bundles the process, for Node itself runs no JSX. Beside the packages, which it imports. */
async function bundleProcess() {
  const bundle = `.cache/charge-many-${process.pid}.js`;
  onTestFinished(() => rm(bundle));
  await build({
    entryPoints: ['test/foundation/charge-many.node.ts'],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  return bundle;
}

it('R22 four processes at once get exactly what the limit allows', async () => {
  const app = await createTestApp();
  const browser = await signedIn(app);
  const bundle = await bundleProcess();
  const [calls, quota] = [200, 40];
  const given = {
    file: app.file,
    env: environment,
    calls,
    quota,
    cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    now: app.clock.now(),
  };
  const outputs = await Promise.all(
    ['یک', 'دو', 'سه', 'چهار'].map((name) =>
      run(process.execPath, [bundle, JSON.stringify({ ...given, name })]),
    ),
  );
  const tallies = outputs.map(({ stdout }) => JSON.parse(stdout) as Record<string, number>);
  const sum = (status: number) => tallies.reduce((all, tally) => all + (tally[status] ?? 0), 0);
  expect([sum(201), sum(422)]).toEqual([quota, 4 * calls - quota]);
  expect(await app.db.all(sql`SELECT count(*) AS count FROM tickets`)).toEqual([{ count: quota }]);
  const charged = await app.db.all(sql`
    SELECT count FROM rate_limits WHERE key LIKE 'tickets:%' OR key LIKE 'urgent:%'`);
  expect(charged).toEqual([{ count: quota }, { count: quota }]);
}, 60_000);
