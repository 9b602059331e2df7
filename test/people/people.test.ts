import { describe, expect, it } from 'vitest';
import { commit } from '../../worker/foundation/database/commit.ts';
import { maskAddress } from '../../worker/people/mask.ts';
import { erasePerson } from '../../worker/sign-in/store-erase.ts';
import { createTestApp } from '../helpers/app.ts';
import { problemOf } from '../helpers/browser.ts';
import { signIn, signInByEmail } from '../helpers/people.ts';

const mobile = '+989121234567';

describe('people', () => {
  it.each([
    ['+989121234567', '۰۹۱۲ ••• ۴۵۶۷'],
    ['reza.karimi@example.com', 'r•••@example.com'],
  ])('%s is shown as %s', (address, masked) => {
    expect(maskAddress(address)).toBe(masked);
  });

  it('erasing takes every trace of the address and signs out', async () => {
    const app = await createTestApp();
    const browser = await signIn(app, mobile);
    await signInByEmail(app, 'reza@example.com');
    const { rows } = await app.client.execute({
      sql: 'SELECT customer_id AS id FROM identities WHERE address = ?',
      args: [mobile],
    });
    const id = String(rows[0]?.id);
    await commit(app.db, erasePerson(app.db, id, app.clock.now()));

    expect(await problemOf(browser.post('/api/sign-out-everywhere'))).toBe('sign_in_needed');
    for (const table of ['identities', 'proofs', 'outbox', 'sessions']) {
      const left = await app.client.execute(`SELECT * FROM ${table}`);
      expect(JSON.stringify(left.rows)).not.toContain(mobile);
      expect(left.rows.length).toBeGreaterThan(0);
    }
    const { rows: kept } = await app.client.execute('SELECT count(*) AS count FROM customers');
    expect(kept[0]?.count).toBe(2);
  });
});
