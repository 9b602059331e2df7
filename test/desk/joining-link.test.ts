import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { JoinedAnswer } from '#shared/contract/desk/joining.ts';
import type { Thread } from '#shared/contract/tickets.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { fileTicket, signedIn } from '../helpers/tickets.ts';

async function openTwo() {
  const desk = await openDesk();
  const second = await fileTicket(await signedIn(desk.app, '09129990000'));
  const joined = async (code: string, { browser } = desk.agent) =>
    (await (await browser.get(`/api/desk/tickets/${code}/joined`)).json()) as JoinedAnswer;
  return { ...desk, second, joined };
}

describe('related requests', () => {
  it('are linked by the code of the other, seen from both, and taken apart from either', async () => {
    const { agent, code, second, joined } = await openTwo();
    expect((await agent.act(code, 'link', { other: `درخواست ${second}` })).status).toBe(200);
    expect((await joined(code)).links).toMatchObject([{ code: second, kind: 'related' }]);
    expect((await joined(second)).links).toMatchObject([{ code, kind: 'related' }]);
    expect((await agent.act(second, 'unlink', { other: code })).status).toBe(200);
    expect((await joined(code)).links).toEqual([]);
    const histories = [(await agent.read(code)).history, (await agent.read(second)).history];
    expect(
      histories.map((history) => history.map(({ kind, from, to }) => [kind, from, to]).slice(-2)),
    ).toEqual([
      [
        ['link', null, second],
        ['link', second, 'جدا شد'],
      ],
      [
        ['link', null, code],
        ['link', code, 'جدا شد'],
      ],
    ]);
  });

  it('are one link from whichever side they are linked, and grow no version twice', async () => {
    const { app, agent, code, second } = await openTwo();
    await agent.act(code, 'link', { other: second });
    const { version } = await agent.read(second);
    expect(await (await agent.act(second, 'link', { other: code })).json()).toEqual({ version });
    expect(await app.db.all(sql`SELECT kind FROM ticket_links`)).toEqual([{ kind: 'related' }]);
  });

  it('say nothing to customers', async () => {
    const { agent, code, second, customer } = await openTwo();
    const read = async () => (await (await customer.get(`/api/requests/${code}`)).json()) as Thread;
    const before = await read();
    await agent.act(code, 'link', { other: second });
    const after = await read();
    expect(after.history).toEqual(before.history);
    expect(after.updatedAt).toBe(before.updatedAt);
    expect(JSON.stringify(after)).not.toContain(second);
  });

  it('are shown to agents who may see them, and to no others', async () => {
    const { app, agent, code, second, joined } = await openTwo();
    await agent.act(code, 'link', { other: second });
    await app.db.run(
      sql`UPDATE tickets SET department = 'financial' WHERE code = ${second.replaceAll('-', '')}`,
    );
    expect((await joined(code)).links).toEqual([]);
    const both = await agentAt(app, { departments: ['technical', 'financial'] });
    expect((await joined(code, both)).links).toMatchObject([{ code: second }]);
    const answer = await agent.act(code, 'link', { other: second });
    expect(answer.status).toBe(422);
    expect(JSON.stringify(await answer.json())).toContain('در دسترس شما نیست');
  });

  it('are refused what is no code, beside its box', async () => {
    const { agent, code } = await openTwo();
    const answer = await agent.act(code, 'link', { other: '1234' });
    expect(await answer.json()).toMatchObject({
      error: { fields: { other: expect.stringContaining('کد پیگیری نیست') } },
    });
  });
});
