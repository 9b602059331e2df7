import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openRemoteClient } from '../../worker/foundation/database/client/remote-client.ts';
import { openDatabase } from '../../worker/foundation/database/database.ts';
import { readinessProbe } from '../../worker/foundation/database/readiness.ts';
import { createTestApp } from '../helpers/app.ts';
import { problemOf } from '../helpers/browser.ts';
import { dumpDatabase } from '../helpers/dump.ts';

const stamp = '(SELECT max(created_at) FROM __drizzle_migrations)';

describe('readiness', () => {
  it('is answered where the database can be read and written, and changes nothing', async () => {
    const { visitor, client, clock } = await createTestApp();
    const before = await dumpDatabase(client);
    for (let i = 0; i < 3; i++) {
      expect((await visitor().get('/api/ready')).status).toBe(200);
      clock.turn(600);
    }
    expect(await dumpDatabase(client)).toEqual(before);
  });

  it.each([
    ['is read-only', 'PRAGMA query_only = ON', 'PRAGMA query_only = OFF', 'SQLITE_READONLY'],
    [
      'can grow no more',
      'PRAGMA max_page_count = 1',
      'PRAGMA max_page_count = 1000000',
      'SQLITE_FULL',
    ],
    [
      'lacks a migration',
      `UPDATE __drizzle_migrations SET created_at = created_at - 1 WHERE created_at = ${stamp}`,
      `UPDATE __drizzle_migrations SET created_at = created_at + 1 WHERE created_at = ${stamp}`,
      'OTHER_SCHEMA',
    ],
    [
      'is new and empty',
      'ALTER TABLE __drizzle_migrations RENAME TO elsewhere',
      'ALTER TABLE elsewhere RENAME TO __drizzle_migrations',
      'OTHER_SCHEMA',
    ],
  ])('R25 is denied while the database %s, and the log says why', async (...given) => {
    const [, fault, end, code] = given;
    const { visitor, client, logLines } = await createTestApp();
    await client.executeMultiple(fault);
    const answer = await visitor().get('/api/ready');
    expect(answer.status).toBe(503);
    expect(answer.headers.get('Retry-After')).toBeTruthy();
    expect(await problemOf(answer)).toBe('unavailable');
    expect(logLines.filter((line) => line.includes(code))).toHaveLength(1);
    expect((await visitor().get('/api/health')).status).toBe(200);
    await client.executeMultiple(end);
    expect((await visitor().get('/api/ready')).status).toBe(200);
  });

  it('is denied by a database that hangs, long before a request would give up', async () => {
    const { services } = await createTestApp();
    const server = createServer(() => {});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const client = openRemoteClient({ url, authToken: null }, 60_000);
    onTestFinished(() => client.close());
    const answer = readinessProbe(services)(openDatabase(client), 50);
    await expect(answer).rejects.toMatchObject({ code: 'TIME_LIMIT' });
  });
});
