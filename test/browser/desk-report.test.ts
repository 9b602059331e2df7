import { expect, it } from 'vitest';
import { answers } from '../../worker/tickets/schema.ts';
import { openDeskSite, overflow, phone, wide } from './desk-site.ts';

const site = openDeskSite();
const shots = process.env.SHOTS;

it('a lead reads the report on a phone, and its figures lead to the list', async () => {
  await (await site.newCustomer()).file();
});
