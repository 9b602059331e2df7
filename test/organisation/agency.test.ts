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
    const house = await createTestApp({ settings: withAgency });
    await importCustomers({ ...house.services, db: house.db }, [
      { line: 2, mobile, name: null, agency: 'north' },
    ]);
    const customer = await signedIn(house, mobile);
    const departmentOf = async (requestType: string) => {
      const code = await fileTicket(customer, { requestType, title: `درخواست ${requestType}` });
      const thread = await customer.get(`/api/requests/${code}`);
      return ((await thread.json()) as { department: string }).department;
    };
    expect(await departmentOf('technical')).toBe(house.settings.departments.digital!.title);
    expect(await departmentOf('other')).toBe(house.settings.departments.orders!.title);
  });
});
