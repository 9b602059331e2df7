import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createClient } from '@libsql/client/http';
import { applyMigrations } from '../../../worker/foundation/database/client/migrate.node.ts';
import { projectFolder } from '../../lib/content-folder.ts';
import { serveHrana } from '../../lib/hrana/serve.ts';

/** Of the worker that is measured, so that work can be solved for nothing. */
export const appSecret = 'a secret of the bench, long enough for it';

export const origin = 'https://help.bench.example';
const databaseHost = 'db.bench.example';
const day = 86_400_000;

/** Takes every message at once and keeps the last text to each mobile. */
async function startGateway() {
  const texts = new Map<string, string>();
  let taken = 0;
  const server = createServer(async (request, response) => {
    const sent = new URLSearchParams(await text(request));
    taken += 1;
    // An approved pattern sends the code alone.
    texts.set(sent.get('receptor') ?? '', sent.get('message') ?? sent.get('token') ?? '');
    response.setHeader('Content-Type', 'application/json');
    response.end(
      JSON.stringify({ return: { status: 200 }, entries: [{ messageid: taken, cost: 120 }] }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    texts,
    stop: () => server.close(),
  };
}

/** A database and a gateway for the worker, both of this process, so that their CPU is not workerd's. */
export async function openScene() {
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-bench-edge-'));
  const database = await serveHrana(() => join(folder, 'remote.db'));
  const client = createClient({ url: database.url });
  await applyMigrations(client, join(projectFolder, 'worker/migrations'));
  const gateway = await startGateway();
  return {
    client,
    gateway,
    databaseUrl: database.url,
    variables: {
      PUBLIC_ORIGIN: origin,
      APP_SECRET: appSecret,
      LIBSQL_URL: `libsql://${databaseHost}`,
      SMS_PROVIDER: 'kavenegar',
      KAVENEGAR_API_KEY: 'key',
      KAVENEGAR_SENDER: '10004346',
      INBOUND_ADDRESS: 'reply@help.bench.example',
      INBOUND_SECRET: 'the secret of the mail pipe',
    },
    routes: { [databaseHost]: database.url, 'api.kavenegar.com': gateway.url },
    async stop() {
      client.close();
      gateway.stop();
      await database.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type Scene = Awaited<ReturnType<typeof openScene>>;

/** A customer and an agent who are signed in already: the cookies of their browsers. */
export async function seat({ client }: Pick<Scene, 'client'>, departments: readonly string[]) {
  const now = Date.now();
  const token = (whose: string) => createHash('sha256').update(whose).digest('base64url');
  const hash = (whose: string) => createHash('sha256').update(token(whose)).digest('base64url');
  await client.batch(
    [
      { sql: 'INSERT INTO customers (id, created_at) VALUES (?, ?)', args: ['customer', now] },
      {
        sql: `INSERT INTO identities (address, kind, customer_id, created_at, proven_at)
          VALUES ('+989120000000', 'mobile', 'customer', ?, ?)`,
        args: [now, now],
      },
      {
        sql: `INSERT INTO agents (id, name, mobile, role, departments, created_at)
          VALUES ('agent', 'کارشناس', '+989130000000', 'agent', ?, ?)`,
        args: [JSON.stringify(departments), now],
      },
      {
        sql: `INSERT INTO sessions (token_hash, customer_id, address, proven_at, created_at, seen_at, expires_at)
          VALUES (?, 'customer', '+989120000000', ?, ?, ?, ?)`,
        args: [hash('customer'), now, now, now, now + day],
      },
      {
        sql: `INSERT INTO sessions (token_hash, agent_id, role, address, proven_at, second_factor_at, created_at,
            seen_at, expires_at)
          VALUES (?, 'agent', 'agent', '+989130000000', ?, ?, ?, ?, ?)`,
        args: [hash('agent'), now, now, now, now, now + day],
      },
    ],
    'write',
  );
  return { customer: token('customer'), agent: token('agent') };
}
