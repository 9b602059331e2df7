import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Thread } from '#shared/contract/tickets.ts';
import { minutes } from '../../worker/foundation/ports/clock.ts';
import { problemIn } from '../helpers/browser.ts';
import { openDesk } from '../helpers/desk.ts';
import { putAct } from './put-act.ts';

async function openWithReasons() {
  const desk = await openDesk();
  await desk.app.db.run(sql`
    INSERT INTO close_reasons (id, title, position, created_at, retired_at) VALUES
      ('solved', 'مشکل حل شد', 2, 1, NULL), ('twice', 'درخواست تکراری بود', 1, 1, NULL),
      ('old', 'قدیمی', 0, 1, 1)`);
  const reasonOf = async () => {
    const [row] = await desk.app.db.all<{ id: string | null }>(
      sql`SELECT close_reason_id AS id FROM tickets`,
    );
    return row?.id;
  };
  return { ...desk, reasonOf };
}

describe('closing for a reason of the list', () => {
  it('offers those that are not retired by their place, and the customer reads the title', async () => {
    const { customer, code, agent, reasonOf } = await openWithReasons();
    const { closeReasons } = await agent.read(code);
    expect(closeReasons.map(({ id }) => id)).toEqual(['twice', 'solved']);
    expect((await agent.act(code, 'close', { reasonId: 'solved' })).status).toBe(200);
    const thread = (await (await customer.get(`/api/requests/${code}`)).json()) as Thread;
    expect(thread).toMatchObject({ state: 'closed', closeReason: 'مشکل حل شد' });
    expect(await reasonOf()).toBe('solved');
  });

  it('own words name no reason of the list, and one that is opened again has none', async () => {
    const { app, customer, code, agent, reasonOf } = await openWithReasons();
    await agent.act(code, 'close', { reason: 'مشتری تلفنی پاسخ گرفت.' });
    expect(await reasonOf()).toBeNull();
    app.clock.turn(minutes(3));
    await customer.post(`/api/requests/${code}/messages`, { text: 'دوباره همان شد.' });
    await agent.act(code, 'close', { reasonId: 'twice' });
    expect(await reasonOf()).toBe('twice');
    app.clock.turn(minutes(3));
    await customer.post(`/api/requests/${code}/messages`, { text: 'باز هم همان شد.' });
    expect(await reasonOf()).toBeNull();
  });

  it('needs one of the two, and one that is offered', async () => {
    const { code, agent } = await openWithReasons();
    for (const [body, field] of [
      [{}, 'reason'],
      [{ reason: 'حل شد.', reasonId: 'solved' }, 'reason'],
      [{ reasonId: 'old' }, 'reasonId'],
      [{ reasonId: 'unknown' }, 'reasonId'],
    ] as const) {
      const refused = await problemIn(await agent.act(code, 'close', body));
      expect(refused.fields?.[field], JSON.stringify(body)).toBeTypeOf('string');
    }
    expect((await agent.read(code)).state).toBe('waiting');
  });
});

describe('what the desk keeps to itself', () => {
  it('customers see neither who has it, nor tags, priority and mentions: in the thread, the list, their data', async () => {
    const { customer, code, agent } = await openWithReasons();
    const secret = 'برچسب-پنهان';
    await putAct(agent, code, 'assignee', { agent: agent.agent.id });
    await putAct(agent, code, 'tags', { tags: [], added: [secret] });
    await putAct(agent, code, 'priority', { priority: 2 });
    await agent.act(code, 'note', { text: 'یادداشت-پنهان', mentions: [] });
    for (const path of [
      ...[`/api/requests/${code}`, '/api/requests', '/api/account/data'],
      ...[`/api/requests/${code}/transcript.json`, `/requests/${code}/`],
    ]) {
      const answer = await customer.get(path, {
        Accept: path.startsWith('/api') ? '*/*' : 'text/html',
      });
      expect(answer.status, path).toBe(200);
      const text = await answer.text();
      for (const hidden of [
        secret,
        agent.agent.id,
        'یادداشت-پنهان',
        'assignee',
        '"tags"',
        'priority',
      ])
        expect(text, `${path}: ${hidden}`).not.toContain(hidden);
    }
    const data = (await (await customer.get('/api/account/data')).json()) as {
      requests: { history: { kind: string }[] }[];
    };
    expect(data.requests[0]?.history.map(({ kind }) => kind)).toEqual(['state']);
  });
});
