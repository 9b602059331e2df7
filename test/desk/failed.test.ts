import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { ChosenAnswer, FailedAnswer } from '#shared/contract/desk/failed.ts';
import { auditLog } from '../../worker/audit/schema.ts';
import { minutes } from '../../worker/foundation/ports/clock.ts';
import { outbox } from '../../worker/notifications/schema.ts';
import type { Agent } from '../../worker/people/schema.ts';
import { tickets } from '../../worker/tickets/schema.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { loseNextAnswer } from '../helpers/lost-answer.ts';
import { recordStatements } from '../helpers/round-trips.ts';

const opened = async () => {
  const desk = await openDesk();
  const { app } = desk;
  const [ticket] = await app.db.select().from(tickets);
  const now = app.clock.now();
  const dead = (id: string, change: Partial<typeof outbox.$inferInsert> = {}) => ({
    ...{ id, message: 'ticket_answered', channel: 'sms' as const, address: '+989121234567' },
    ...{ ticketId: ticket!.id, data: '{"trackingCode":"x"}', unproven: false, dedupeId: 1 },
    ...{ createdAt: now - minutes(5), state: 'dead' as const, dueAt: now - minutes(1) },
    ...{ claims: 3, maybeSent: false, tries: 9, ambiguousAttempts: 0, polls: 0 },
    ...{ reason: 'kavenegar 418: no credit' },
    ...change,
  });
  const as = async (given: Partial<Agent>) => {
    const { agent, browser } = await agentAt(app, given);
    return {
      agent,
      list: async (query = '') =>
        (await (await browser.get(`/api/desk/failed${query}`)).json()) as FailedAnswer,
      act: async (what: 'retry' | 'discard', ids: string[]) =>
        (await (await browser.post(`/api/desk/failed/${what}`, { ids })).json()) as ChosenAnswer,
    };
  };
  return {
    ...{ app, ticket: ticket!, now, dead, as },
    admin: await as({ role: 'admin', departments: [] }),
    add: (...rows: ReturnType<typeof dead>[]) => app.db.insert(outbox).values(rows),
    row: async (id: string) => (await app.db.select().from(outbox).where(eq(outbox.id, id)))[0],
  };
};

const ids = ({ messages }: FailedAnswer) => messages.map(({ id }) => id);

describe('messages that were given up', () => {
  it('are listed with a masked address, what the provider said, and nothing of their contents', async () => {
    const { add, dead, admin, now } = await opened();
    const secret = 'https://hooks.example/secret-path';
    await add(
      dead('1'),
      dead('2', { channel: 'email', address: 'reader@mail.example', dueAt: now - 1 }),
      dead('3', { channel: 'webhook', address: secret, dueAt: now - 2 }),
      dead('4', { message: 'proof_code', proofId: 'p', expiresAt: now - 1, dueAt: now - 3 }),
      dead('5', { state: 'sent' }),
    );
    const answer = await admin.list();
    expect(answer.messages).toMatchObject([
      { id: '2', address: 'r•••@mail.example' },
      { id: '3', address: 'hooks.example' },
      { id: '4', hasExpired: true },
      { id: '1', address: '۰۹۱۲ ••• ۴۵۶۷', reason: 'kavenegar 418: no credit', hasExpired: false },
    ]);
    const text = JSON.stringify(answer);
    for (const hidden of ['secret-path', '9121234567', 'reader@', 'trackingCode'])
      expect(text).not.toContain(hidden);
  });

  it('come a page at a time, each once, where many failed in the same instant', async () => {
    const { add, dead, admin } = await opened();
    const all = Array.from({ length: 70 }, (_, i) => dead(`id-${i}`));
    await add(...all.slice(0, 35));
    await add(...all.slice(35));
    const first = await admin.list();
    const second = await admin.list(`?after=${first.next}`);
    expect(first.messages).toHaveLength(50);
    expect(second).toMatchObject({ next: null });
    expect(new Set([...ids(first), ...ids(second)])).toEqual(new Set(all.map(({ id }) => id)));
    const { browser } = await agentAt((await opened()).app, { role: 'admin' });
    expect((await browser.get('/api/desk/failed?after=x')).status).toBe(422);
  });

  it('are sent again with all their tries, and the audit says by whom', async () => {
    const { app, add, dead, admin, ticket, row } = await opened();
    await add(dead('1'), dead('2'), dead('3'));
    expect(await admin.act('retry', ['1', '2', '2', 'unknown'])).toEqual({ done: 2 });
    await app.settle();
    expect(await row('1')).toMatchObject({ state: 'sent' });
    expect(await row('3')).toMatchObject({ state: 'dead' });
    expect(await admin.act('retry', ['1', '2'])).toEqual({ done: 0 });
    const rows = await app.db.select().from(auditLog);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      ...{ agentId: admin.agent.id, action: 'retry_message', ticketId: ticket.id },
      subject: 'ticket_answered',
    });
  });

  it('are discarded with what was in them; one whose code has died cannot be retried', async () => {
    const { app, add, dead, admin, row, now } = await opened();
    await add(dead('1', { expiresAt: now - 1 }), dead('2'));
    expect(await admin.act('retry', ['1'])).toEqual({ done: 0 });
    expect(await admin.act('discard', ['1', '2'])).toEqual({ done: 2 });
    expect(await row('1')).toMatchObject({ state: 'dropped', data: '{}' });
    expect(ids(await admin.list())).toEqual([]);
    const actions = (await app.db.select().from(auditLog)).map(({ action }) => action);
    expect(actions).toEqual(['discard_message', 'discard_message']);
  });

  it('R58 are counted as sent again where the answer of that commit is lost', async () => {
    const { app, add, dead, admin, row } = await opened();
    await add(dead('1'), dead('2'), dead('3', { state: 'sent' }));
    loseNextAnswer(app.client);
    expect(await admin.act('retry', ['1', '2', '3'])).toEqual({ done: 2 });
    expect(await row('1')).toMatchObject({ tries: 0 });
  });

  it('R32 are a lead’s where the request is of its departments, and of its agency if it has one', async () => {
    const { app, add, dead, as, ticket, row } = await opened();
    const other = { ...ticket, id: 'other', code: 'AAAAAAAAAAA2', department: 'financial' };
    const north = { ...ticket, id: 'north', code: 'AAAAAAAAAAA3', agency: 'north' };
    await app.db.insert(tickets).values([other, north]);
    await add(
      dead('own'),
      dead('other', { ticketId: 'other' }),
      dead('north', { ticketId: 'north' }),
      dead('none', { ticketId: null, message: 'alarm' }),
    );
    const lead = await as({ role: 'lead' });
    expect(new Set(ids(await lead.list()))).toEqual(new Set(['own', 'north']));
    expect(await lead.act('discard', ['other', 'none'])).toEqual({ done: 0 });
    expect(await row('other')).toMatchObject({ state: 'dead' });
    expect(ids(await (await as({ role: 'lead', agency: 'north' })).list())).toEqual(['north']);
    const bound = await as({ role: 'admin', departments: [], agency: 'north' });
    expect(ids(await bound.list())).toEqual(['north']);
    expect(await app.db.select().from(auditLog)).toEqual([]);
  });

  it('are walked by the index of what is due, without a scan or a sort', async () => {
    const { app, admin } = await opened();
    const sent = recordStatements(app.client);
    await admin.list();
    await admin.act('retry', ['1']);
    await admin.act('discard', ['1']);
    const asked = [...sent].filter(([sql]) => sql.includes('outbox') && sql.includes('dead'));
    expect(asked.length).toBeGreaterThanOrEqual(4);
    for (const [sql, args] of asked) {
      const { rows } = await app.client.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args });
      const plan = rows.map(({ detail }) => String(detail)).join('\n');
      expect(plan, sql).not.toMatch(/SCAN (?:outbox|tickets)\b|TEMP B-TREE/);
    }
  });
});
