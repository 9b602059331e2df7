import { describe, expect, it } from 'vitest';
import { auditLog } from '../../worker/audit/schema.ts';
import { tickets } from '../../worker/tickets/schema.ts';
import { problemOf } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';

const open = async () => {
  const { app, code } = await openDesk();
  const rows = () => app.db.select().from(auditLog);
  return { app, code, rows, path: `/api/desk/tickets/${code}/full-mobile` };
};

describe('the whole mobile number', () => {
  it.each(['agent', 'lead', 'admin'] as const)(
    'R88 is shown to who has the right alone, not to the role %s, and each time leaves a row',
    async (role) => {
      const { app, code, rows, path } = await open();
      const without = await agentAt(app, { role, rights: ['full_sheba', 'export'] });
      expect(await problemOf(without.browser.post(path, {}))).toBe('not_found');
      expect((await without.read(code)).can.readMobile).toBe(false);
      expect(await rows()).toEqual([]);
      const { agent, browser, read } = await agentAt(app, { role, rights: ['full_mobile'] });
      expect((await read(code)).can.readMobile).toBe(true);
      expect(await (await browser.post(path, {})).json()).toEqual({ value: '۰۹۱۲ ۱۲۳ ۴۵۶۷' });
      const [ticket] = await app.db.select({ id: tickets.id }).from(tickets);
      expect(await rows()).toMatchObject([
        { agentId: agent.id, action: 'read_mobile', ticketId: ticket?.id, subject: null },
      ]);
      const list = await (await agentAt(app, { role: 'lead' })).browser.get('/api/desk/audit');
      expect(await list.json()).toMatchObject({
        entries: [{ code, what: 'مشاهدهٔ کامل شمارهٔ موبایل' }],
      });
    },
  );

  it('R32 R88 is out of reach in another department, and for the agent of another agency', async () => {
    const { app, rows, path } = await open();
    const rights = ['full_mobile' as const];
    for (const given of [{ departments: ['financial'] }, { agency: 'another' }]) {
      const { browser } = await agentAt(app, { ...given, rights });
      expect(await problemOf(browser.post(path, {}))).toBe('not_found');
    }
    expect(await rows()).toEqual([]);
  });

  it('R88 is the one that an unproven sender left, and none where that is an email address', async () => {
    const { app, code, path } = await open();
    const { browser, read } = await agentAt(app, { rights: ['full_mobile'] });
    const contact = (address: string) =>
      app.db.update(tickets).set({ customerId: null, proven: false, contact: address });
    await contact('+989121234567');
    expect(await (await browser.post(path, {})).json()).toEqual({ value: '۰۹۱۲ ۱۲۳ ۴۵۶۷' });
    await contact('somebody@example.com');
    expect(await problemOf(browser.post(path, {}))).toBe('not_found');
    expect((await read(code)).can.readMobile).toBe(false);
  });
});

describe('an agent of an agency', () => {
  it('R32 sees requests of its customers alone, in lists and threads, whatever the role', async () => {
    const { app, code } = await open();
    for (const role of ['agent', 'lead', 'admin'] as const) {
      const { browser, list } = await agentAt(app, { role, agency: 'shiraz' });
      const seen = async () => [
        (await browser.get(`/api/desk/tickets/${code}`)).status,
        (await list()).tickets.length,
        (await list()).total?.count,
      ];
      for (const agency of [null, 'tabriz']) {
        await app.db.update(tickets).set({ agency });
        expect(await seen(), `${role} ${agency}`).toEqual([404, 0, 0]);
      }
      await app.db.update(tickets).set({ agency: 'shiraz' });
      expect(await seen(), role).toEqual([200, 1, 1]);
    }
  });
});
