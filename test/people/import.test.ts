import { describe, expect, it } from 'vitest';
import { checkCustomers, importCustomers } from '../../worker/people/import-customers.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { meanwhile } from '../helpers/meanwhile.ts';
import { signIn } from '../helpers/people.ts';

const take = async (app: TestApp, lines: Record<string, string>[]) => {
  const numbered = lines.map((cells, i) => ({ ...cells, line: i + 2 }));
  const { customers, faults } = checkCustomers(app.settings, numbered);
  expect(faults).toEqual([]);
  return importCustomers({ ...app.services, db: app.db }, customers);
};

const customersOf = async (app: TestApp) =>
  (
    await app.client.execute(
      'SELECT name, plan FROM customers JOIN identities ON customer_id = customers.id ORDER BY address',
    )
  ).rows.map(({ name, plan }) => ({ name, plan }));

describe('importing customers', () => {
  it('makes new ones, and gives known ones their plan', async () => {
    const app = await createTestApp();
    await signIn(app, '+989121234567');
    const outcome = await take(app, [
      { mobile: '۰۹۱۲۱۲۳۴۵۶۷', name: 'رضا', plan: 'plus' },
      { mobile: '09351234567', name: ' مریم  احمدی ', plan: '' },
    ]);
    expect(outcome).toEqual({ made: 1, changed: 1 });
    expect(await customersOf(app)).toEqual([
      { name: 'رضا', plan: 'plus' },
      { name: 'مریم احمدی', plan: null },
    ]);
  });

  it('gives each customer its own line', async () => {
    const app = await createTestApp();
    await take(app, [
      { mobile: '09121234567', name: 'رضا', plan: '' },
      { mobile: '09351234567', name: 'مریم', plan: '' },
    ]);
    await take(app, [{ mobile: '09121234567', name: 'رضا', plan: 'plus' }]);
    expect(await customersOf(app)).toEqual([
      { name: 'رضا', plan: 'plus' },
      { name: 'مریم', plan: null },
    ]);
  });

  it('changes nothing when run again, and leaves what the file has no column for', async () => {
    const app = await createTestApp();
    const line = { mobile: '09351234567', name: 'مریم', plan: 'plus' };
    await take(app, [line]);
    expect(await take(app, [line])).toEqual({ made: 0, changed: 1 });
    await take(app, [{ mobile: '09351234567' }]);
    expect(await customersOf(app)).toEqual([{ name: 'مریم', plan: 'plus' }]);
    await take(app, [{ mobile: '09351234567', plan: '' }]);
    expect(await customersOf(app)).toEqual([{ name: 'مریم', plan: null }]);
  });

  it('an imported number is nobody’s until it is proven', async () => {
    const app = await createTestApp();
    await take(app, [{ mobile: '09121234567', name: 'رضا', plan: 'plus' }]);
    const browser = await signIn(app, '+989121234567');
    expect(await (await browser.get('/api/session')).json()).toMatchObject({
      name: 'رضا',
      plan: app.settings.plans.plus?.title,
      identities: [{ proven: true }],
    });
  });

  it('gives the plan to whoever owns the number by then', async () => {
    const app = await createTestApp();
    meanwhile(app.client, () => signIn(app, '+989121234567'));
    const line = { mobile: '09121234567', name: 'رضا', plan: 'plus' };
    expect(await take(app, [line])).toEqual({ made: 0, changed: 1 });
    expect(await customersOf(app)).toEqual([{ name: 'رضا', plan: 'plus' }]);
  });

  it('takes more lines than one commit holds', async () => {
    const app = await createTestApp();
    const lines = Array.from({ length: 450 }, (_, i) => ({
      mobile: `0912${String(i).padStart(7, '0')}`,
    }));
    expect(await take(app, lines)).toEqual({ made: 450, changed: 0 });
  });

  it('reports every fault by line and column', async () => {
    const { settings } = await createTestApp();
    const { faults } = checkCustomers(settings, [
      { line: 2, mobile: '123', plan: 'gold' },
      { line: 3, mobile: '09121234567' },
      { line: 4, mobile: '0912 123 4567', agency: 'nobody' },
    ]);
    expect(faults.map(({ line, column }) => `${line} ${column}`)).toEqual([
      '2 mobile',
      '2 plan',
      '4 mobile',
      '4 agency',
    ]);
  });
});
