import { sql } from 'drizzle-orm';
import { afterEach, expect, it, vi } from 'vitest';
import { DatabaseOutage } from '../../worker/foundation/database-fault.ts';
import { commitSurely, silentPart } from '../../worker/foundation/parts.ts';
import { freshDatabase } from '../helpers/database.ts';

afterEach(() => vi.useRealTimers());

it('R25 a person waits for a database that hangs but once as long as a call may take', async () => {
  const { db } = await freshDatabase();
  vi.useFakeTimers();
  const outage = new DatabaseOutage('TIME_LIMIT');
  db.$client.batch = vi
    .fn()
    .mockRejectedValueOnce(outage)
    .mockReturnValue(new Promise(() => {}));
  const refused = vi.fn();
  const part = silentPart(db.run(sql`DELETE FROM rate_limits`));
  void commitSurely(db, [part], sql`1`).catch(refused);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(refused.mock.calls).toEqual([[outage]]);
});
