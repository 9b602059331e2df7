import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { commitWithRecovery } from '../../worker/foundation/database/commit-recovery.ts';
import type { Database } from '../../worker/foundation/database/database.ts';
import { DatabaseOutage } from '../../worker/foundation/database/database-fault.ts';
import { guard } from '../../worker/foundation/database/guard.ts';
import { rateLimits } from '../../worker/foundation/database/schema.ts';
import { freshDatabase } from '../helpers/database.ts';

afterEach(() => vi.useRealTimers());

const lost = new DatabaseOutage('NO_CONNECTION');
const row = { key: 'a', count: 1, resetsAt: 1, grantedTo: '' };
const isThere = sql`EXISTS (SELECT 1 FROM rate_limits WHERE key = 'a')`;

/** The next batch runs, or does not, and its answer is lost either way. */
function loseNextAnswer(db: Database, happens: boolean) {
  const batch = db.$client.batch.bind(db.$client);
  vi.spyOn(db.$client, 'batch').mockImplementationOnce(async (...given) => {
    if (happens) await batch(...given);
    throw lost;
  });
}

describe('a commit whose answer is lost', () => {
  it('R58 has succeeded where the batch is there', async () => {
    const { db } = await freshDatabase();
    loseNextAnswer(db, true);
    expect(await commitWithRecovery(db, [db.insert(rateLimits).values(row)], isThere)).toBeNull();
  });

  it('R58 has failed where it is not', async () => {
    const { db } = await freshDatabase();
    loseNextAnswer(db, false);
    const steps = [db.insert(rateLimits).values(row)];
    await expect(commitWithRecovery(db, steps, isThere)).rejects.toBe(lost);
    await expect(commitWithRecovery(db, steps, sql`NULL`)).resolves.not.toBeNull();
  });

  it('is not asked for where a guard refuses', async () => {
    const { db } = await freshDatabase();
    await db.insert(rateLimits).values(row);
    const steps = [guard(db, sql`0`, 'not_found')];
    await expect(commitWithRecovery(db, steps, isThere)).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('R25 is waited for but once as long as a call may take', async () => {
    const { db } = await freshDatabase();
    vi.useFakeTimers();
    loseNextAnswer(db, false);
    db.$client.execute = () => new Promise(() => {});
    const refused = vi.fn();
    const steps = [db.insert(rateLimits).values(row)];
    void commitWithRecovery(db, steps, isThere).catch(refused);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(refused.mock.calls).toEqual([[lost]]);
  });
});
