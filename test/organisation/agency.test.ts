import { describe, expect, it } from 'vitest';
import type { Settings } from '#shared/settings/schema.ts';
import { importCustomers } from '../../worker/people/import-customers.ts';
import { createTestApp } from '../helpers/app.ts';
import { fileTicket, signedIn } from '../helpers/tickets.ts';

const mobile = '+989121234567';

const withAgency = (settings: Settings) => {
  settings.agencies.north = { title: 'نمایندگی شمال', department: 'digital' };
  settings.requestTypes.find(({ id }) => id === 'other')!.byAgency = false;
};

describe('a customer of an agency', () => {
  it('is answered by the agency, but for request types that keep agencies out', async () => {
    const app = await createTestApp({ settings: withAgency });
    await importCustomers({ ...app.services, db: app.db }, [
      { line: 2, mobile, name: null, agency: 'north' },
    ]);
    const customer = await signedIn(app, mobile);
    const departmentOf = async (requestType: string) => {
      const code = await fileTicket(customer, { requestType, title: `درخواست ${requestType}` });
      const thread = await customer.get(`/api/requests/${code}`);
      return ((await thread.json()) as { department: string }).department;
    };
    expect(await departmentOf('technical')).toBe(app.settings.departments.digital!.title);
    expect(await departmentOf('other')).toBe(app.settings.departments.orders!.title);
  });
});
