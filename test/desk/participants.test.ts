import { describe, expect, it } from 'vitest';
import type { CustomerCard } from '#shared/contract/desk/customer.ts';
import { problemIn, problemOf } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { joinedBy, secondMobile, threadOf } from '../helpers/participants.ts';
import { fileTicket, signedIn } from '../helpers/tickets.ts';

describe('a second person, as agents add and see one', () => {
  it('is added once under one key, notified once, and written into the history', async () => {
    const { app, agent, code, customer } = await openDesk();
    await agent.browser.post(`/api/desk/tickets/${code}/open`, { version: 1 });
    const version = (await agent.read(code)).version;
    const body = { version, mobile: secondMobile.typed, name: 'علی' };
    const key = { 'Idempotency-Key': 'join-one-and-the-same' };
    for (let count = 0; count < 2; count++) {
      const answer = await agent.browser.post(`/api/desk/tickets/${code}/join`, body, key);
      expect(await answer.json()).toEqual({ version: version + 1 });
    }
    expect((await agent.act(code, 'join', { mobile: secondMobile.typed })).status).toBe(200);
    await app.settle();
    expect(app.texts.filter(({ to }) => to === secondMobile.stored)).toHaveLength(1);
    const thread = await agent.read(code);
    expect(thread.participants).toEqual({
      people: [{ id: expect.any(String), name: 'علی', masked: '۰۹۱۲ ••• ۴۳۲۱' }],
      canAdd: true,
    });
    expect(thread.history.filter(({ kind }) => kind === 'participant')).toMatchObject([
      { by: 'agent', from: null, to: 'علی', name: agent.agent.name },
    ]);
    expect((await threadOf(customer, code)).participants?.people).toHaveLength(1);
  });

  it('is named beside what it wrote, also by the name that the organisation has', async () => {
    const { app, agent, code, customer } = await openDesk();
    const second = await joinedBy(app, customer, code);
    await second.post(`/api/requests/${code}/messages`, { text: 'من هم همین را دیدم.' });
    expect((await agent.read(code)).messages.map(({ by }) => by)).toEqual([
      'صاحب درخواست',
      '۰۹۱۲ ••• ۴۳۲۱',
    ]);
    await app.client.execute(
      "UPDATE customers SET name = 'شرکت بهار' WHERE id = (SELECT customer_id FROM identities WHERE address = '+989127654321')",
    );
    expect((await agent.read(code)).messages.at(-1)?.by).toBe('شرکت بهار');
    // Whoever added a number does not learn whose it is.
    expect((await threadOf(customer, code)).messages.at(-1)?.by).toBe('۰۹۱۲ ••• ۴۳۲۱');
  });

  it('is listed in the card of the one who takes part, as far as the agent may see the request', async () => {
    const { app, agent, code, customer } = await openDesk();
    const second = await joinedBy(app, customer, code);
    const own = await fileTicket(second, { title: 'موضوع خودم' });
    const card = (browser: typeof second) => browser.get(`/api/desk/tickets/${own}/customer`);
    const { joined } = (await (await card(agent.browser)).json()) as CustomerCard;
    expect(joined.map((one) => one.code)).toEqual([code]);
    await app.client.execute({
      sql: "UPDATE tickets SET department = 'finance' WHERE code = ?",
      args: [code.replaceAll('-', '')],
    });
    expect(await (await card(agent.browser)).json()).toMatchObject({ joined: [] });
  });

  it('R37 R32 is added and removed on the version that was seen, by agents of the department', async () => {
    const { app, agent, code } = await openDesk();
    const other = await agentAt(app, { departments: ['finance'] });
    const add = { mobile: secondMobile.typed };
    const stale = agent.browser.post(
      `/api/desk/tickets/${code}/join`,
      { version: 7, ...add },
      { 'Idempotency-Key': 'a-stale-version' },
    );
    expect(await problemOf(stale)).toBe('stale_version');
    const foreign = other.browser.post(
      `/api/desk/tickets/${code}/join`,
      { version: 1, ...add },
      { 'Idempotency-Key': 'out-of-reach' },
    );
    expect(await problemOf(foreign)).toBe('not_found');
    expect((await agent.act(code, 'join', add)).status).toBe(200);
    const [one] = (await agent.read(code)).participants.people;
    expect((await agent.act(code, 'leave', { participant: one?.id })).status).toBe(200);
    expect((await agent.act(code, 'leave', { participant: one?.id })).status).toBe(200);
    expect((await agent.read(code)).participants.people).toEqual([]);
    const second = await signedIn(app, secondMobile.typed);
    expect((await second.get(`/api/requests/${code}`)).status).toBe(404);
  });

  it('is not the customer, and is no part of a request that went on elsewhere', async () => {
    const { app, agent, code, customer } = await openDesk();
    const own = await problemIn(await agent.act(code, 'join', { mobile: '09121234567' }));
    expect(own).toMatchObject({ code: 'bad_input', fields: { mobile: expect.any(String) } });
    const none = await problemIn(await agent.act(code, 'join', { mobile: '0912' }));
    expect(none).toMatchObject({ code: 'bad_input', fields: { mobile: expect.any(String) } });
    await joinedBy(app, customer, code);
    const [one] = (await agent.read(code)).participants.people;
    const other = await fileTicket(customer, { title: 'یک موضوع دیگر', anotherMatter: true });
    expect((await agent.act(code, 'merge', { other })).status).toBe(200);
    expect((await agent.read(code)).participants.canAdd).toBe(false);
    for (const [act, json] of [
      ['join', { mobile: '09121110000' }],
      ['leave', { participant: one?.id }],
    ] as const)
      expect(await problemOf(agent.act(code, act, json)), act).toBe('move_refused');
  });
});
