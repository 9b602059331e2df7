import { describe, expect, it } from 'vitest';
import type { AuditAnswer } from '#shared/contract/desk/audit.ts';
import { ticketStates } from '#shared/contract/tickets.ts';
import { auditLog } from '../../worker/audit/schema.ts';
import { editAgent } from '../../worker/sign-in/edit-agent.ts';
import { tickets } from '../../worker/tickets/schema.ts';
import { createTestApp } from '../helpers/app.ts';
import { problemOf } from '../helpers/browser.ts';
import { agentAt } from '../helpers/desk.ts';
import { fileTicket, signedIn } from '../helpers/tickets.ts';

const sheba = 'IR820540102680020817909002';

async function openRefund() {
  const app = await createTestApp();
  const customer = await signedIn(app);
  const facts = { order: '1234567', sheba, amount: '250000' };
  const code = await fileTicket(customer, { requestType: 'refund', facts });
  const rows = () => app.db.select().from(auditLog);
  return { app, customer, code, rows };
}

describe('the whole Sheba', () => {
  it.each([
    ['agent', true, 'financial', true],
    ['admin', true, 'financial', true],
    ['agent', false, 'financial', false],
    ['admin', false, 'financial', false],
    ['agent', true, 'orders', false],
  ] as const)(
    'R88 role %s, right %s, department %s: shown %s, and each time leaves a row',
    async (role, hasRight, department, isShown) => {
      const { app, code, rows } = await openRefund();
      const rights = hasRight ? (['full_sheba'] as const) : [];
      const given = { role, departments: [department], rights: [...rights] };
      const { agent, browser, read } = await agentAt(app, given);
      const path = `/api/desk/tickets/${code}/full-fact`;
      const answer = await browser.post(path, { field: 'sheba' });
      if (!isShown) {
        expect(await problemOf(Promise.resolve(answer))).toBe('not_found');
        expect(await rows()).toEqual([]);
        return;
      }
      expect(await answer.json()).toEqual({ value: 'IR82 0540 1026 8002 0817 9090 02' });
      expect(await rows()).toMatchObject([
        { agentId: agent.id, action: 'read_fact', subject: 'sheba', at: app.clock.now() },
      ]);
      expect((await read(code)).facts.find(({ id }) => id === 'sheba')?.canRead).toBe(true);
    },
  );

  it('R88 R32 is shown by right and department alone, whatever the role, in every state that the desk sees', async () => {
    const { app, customer, code, rows } = await openRefund();
    const path = `/api/desk/tickets/${code}/full-fact`;
    let shown = 0;
    for (const role of ['agent', 'admin'] as const)
      for (const hasRight of [true, false])
        for (const departments of [['financial'], ['orders'], []]) {
          const rights = hasRight ? (['full_sheba'] as const) : [];
          const { browser } = await agentAt(app, { role, departments, rights: [...rights] });
          for (const state of ticketStates) {
            await app.db.update(tickets).set({ state });
            const isSeen = !['unconfirmed', 'expired'].includes(state);
            const isReached = role === 'admin' || departments.includes('financial');
            const isShown = hasRight && isSeen && isReached;
            const { status } = await browser.post(path, { field: 'sheba' });
            const at = [role, hasRight, departments, state].join(' ');
            expect(status, at).toBe(isShown ? 200 : 404);
            shown += Number(isShown);
            expect(await rows(), at).toHaveLength(shown);
          }
        }
    for (const browser of [customer, app.visitor()])
      expect((await browser.post(path, { field: 'sheba' })).status).toBe(401);
    expect(shown).toBe(16);
  });

  it('R88 is in no thread and no list, of customers and of agents who have the right', async () => {
    const { app, customer, code } = await openRefund();
    const rights = ['full_sheba' as const, 'export' as const];
    const agent = await agentAt(app, { departments: ['financial'], rights });
    const seen = [
      await (await customer.get(`/api/requests/${code}`)).text(),
      JSON.stringify(await agent.read(code)),
      JSON.stringify(await agent.list()),
      await (await agent.browser.get('/api/desk/tickets.csv')).text(),
    ];
    for (const text of seen) expect(text.replaceAll(' ', '')).not.toContain('0540102680');
  });

  it.each(['order', 'amount', 'nothing', '__proto__'])(
    'R88 is the only fact read so: «%s» is not',
    async (field) => {
      const { app, code, rows } = await openRefund();
      const agent = await agentAt(app, { departments: ['financial'], rights: ['full_sheba'] });
      const answer = agent.browser.post(`/api/desk/tickets/${code}/full-fact`, { field });
      expect(await problemOf(answer)).toBe('not_found');
      expect(await rows()).toEqual([]);
    },
  );

  it('R18 R88 is refused from the request on after the right was taken away', async () => {
    const { app, code } = await openRefund();
    const { agent, browser } = await agentAt(app, {
      ...{ departments: ['financial'], rights: ['full_sheba'] },
    });
    const read = () => browser.post(`/api/desk/tickets/${code}/full-fact`, { field: 'sheba' });
    expect((await read()).status).toBe(200);
    await editAgent({ ...app.services, db: app.db }, agent.mobile, { rights: [] });
    expect(await problemOf(read())).toBe('not_found');
  });
});

describe('the list of such readings', () => {
  it('R88 tells leads and admins alone who read what of which request, the newest first', async () => {
    const { app, code } = await openRefund();
    const given = { departments: ['financial'], rights: ['full_sheba'] as 'full_sheba'[] };
    const [one, other] = [await agentAt(app, given), await agentAt(app, given)];
    for (const { browser } of [one, other]) {
      app.clock.turn(60_000);
      await browser.post(`/api/desk/tickets/${code}/full-fact`, { field: 'sheba' });
    }
    const admin = await agentAt(app, { role: 'admin' });
    const answer = await admin.browser.get('/api/desk/audit');
    const now = app.clock.now();
    expect(await answer.json()).toMatchObject({
      entries: [
        { at: now, agent: other.agent.name, code, details: 'شمارهٔ شبا' },
        { at: now - 60_000, agent: one.agent.name, code, details: 'شمارهٔ شبا' },
      ],
    });
    expect(await problemOf(one.browser.get('/api/desk/audit'))).toBe('not_found');
  });

  it('R88 stays when the customer is erased, and says nothing of who it was', async () => {
    const { app, customer, code } = await openRefund();
    const { browser } = await agentAt(app, {
      ...{ departments: ['financial'], rights: ['full_sheba'] },
    });
    const read = () => browser.post(`/api/desk/tickets/${code}/full-fact`, { field: 'sheba' });
    await read();
    expect((await customer.post('/api/account/erase')).status).toBe(204);
    expect(await problemOf(read())).toBe('not_found');
    const admin = await agentAt(app, { role: 'admin' });
    const { entries } = (await (await admin.browser.get('/api/desk/audit')).json()) as AuditAnswer;
    expect(entries).toHaveLength(1);
    expect(JSON.stringify({ ...entries[0], id: '' })).not.toMatch(/0540|912/);
  });

  it('R88 is read of closed requests too, and of none that has not reached the desk', async () => {
    const { app, code, rows } = await openRefund();
    const agent = await agentAt(app, { departments: ['financial'], rights: ['full_sheba'] });
    await agent.act(code, 'close', { reason: 'تمام شد.' });
    const path = `/api/desk/tickets/${code}/full-fact`;
    expect((await agent.browser.post(path, { field: 'sheba' })).status).toBe(200);
    for (const state of ['unconfirmed', 'expired'] as const) {
      await app.db.update(tickets).set({ state });
      expect(await problemOf(agent.browser.post(path, { field: 'sheba' }))).toBe('not_found');
    }
    expect(await rows()).toHaveLength(1);
  });
});

describe('what the customer only claims', () => {
  it('is marked at the desk, and nothing else is', async () => {
    const app = await createTestApp();
    const customer = await signedIn(app);
    const facts = { order: '1234567', 'order-state': 'processing' };
    const code = await fileTicket(customer, { requestType: 'cancel', facts });
    const { read } = await agentAt(app, { departments: ['orders'] });
    expect((await read(code)).facts).toMatchObject([
      { id: 'order', claimed: false },
      { id: 'order-state', claimed: true },
    ]);
  });
});
