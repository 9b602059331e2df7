import { describe, expect, it } from 'vitest';
import type { AuditAnswer } from '#shared/contract/desk/audit.ts';
import type { ListAnswer } from '#shared/contract/desk/lists.ts';
import { days } from '../../worker/foundation/ports/clock.ts';
import { problemOf } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { recordStatements } from '../helpers/round-trips.ts';

async function open() {
  const { app } = await openDesk();
  const lead = await agentAt(app, { role: 'lead' });
  const at = (list: string, rest = '') => `/api/desk/${list}${rest}`;
  const read = async (list: string, query = '') =>
    (await (await lead.browser.get(at(list, query))).json()) as ListAnswer;
  const titles = async (list: string) => (await read(list)).entries.map(({ title }) => title);
  const add = async (list: string, title: string) =>
    ((await (await lead.browser.post(at(list), { title })).json()) as { id: string }).id;
  const put = (list: string, id: string, rest: string, body: object) =>
    lead.browser.put(at(list, `/${id}${rest}`), body);
  const [ticket] = (await app.client.execute('SELECT id FROM tickets')).rows;
  const tagTicket = (tag: string, ticketId = String(ticket?.id)) =>
    app.client.execute({
      sql: 'INSERT INTO ticket_tags (ticket_id, tag_id) VALUES (?, ?)',
      args: [ticketId, tag],
    });
  /** So many tickets like the one that is there. */
  const copyTicket = async (count: number) => {
    const { rows } = await app.client.execute("SELECT name FROM pragma_table_info('tickets')");
    const columns = rows.map(({ name }) => String(name));
    const given = columns.map((name) =>
      name === 'id' || name === 'code' ? `${name} || '-' || value` : name,
    );
    await app.client.execute(`
      WITH RECURSIVE numbers(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM numbers WHERE value < ${count})
      INSERT INTO tickets (${columns.join()}) SELECT ${given.join()} FROM tickets, numbers`);
  };
  return { app, lead, read, titles, add, put, tagTicket, copyTicket };
}

describe.each(['tags', 'close-reasons'])('the list of %s', (list) => {
  it('takes each name once, however it is spelled, and says so beside it', async () => {
    const { lead, add, put, titles } = await open();
    const id = await add(list, 'پیگیری پستی');
    const other = await add(list, 'بازگشت وجه');
    const taken = async (answer: Promise<Response>) =>
      ((await (await answer).json()) as { error: { fields: { title: string } } }).error.fields
        .title;
    const post = (title: string) => lead.browser.post(`/api/desk/${list}`, { title });
    for (const title of ['پیگیری  پستی', 'پيگيري پستي', ' پیگیری پستی '])
      expect(await taken(post(title))).toContain('عنوان دیگری');
    expect(await taken(put(list, other, '', { title: 'پيگيري پستي' }))).toContain('عنوان دیگری');
    // Its own name in another spelling is no other's.
    expect((await put(list, id, '', { title: 'پیگیریِ پستی' })).status).toBe(204);
    await put(list, other, '/offered', { isOffered: false });
    expect(await taken(post('بازگشت وجه'))).toContain('غیرفعال است');
    expect(await titles(list)).toEqual(['پیگیریِ پستی', 'بازگشت وجه']);
    expect(await problemOf(post(' '))).toBe('bad_input');
    expect(await problemOf(put(list, 'none', '', { title: 'x' }))).toBe('not_found');
  });

  it('takes one of two who add the same at once', async () => {
    const { lead, titles } = await open();
    const spelled = ['پیگیری', 'پيگيري'];
    const answers = await Promise.all(
      spelled.map((title) => lead.browser.post(`/api/desk/${list}`, { title })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 422]));
    expect(await titles(list)).toHaveLength(1);
  });

  it('R90 has a page for all, those that are not offered last', async () => {
    const { read, add, put } = await open();
    const ids: string[] = [];
    for (let at = 10; at < 65; at++) ids.push(await add(list, `مورد ${at}`));
    const [first = ''] = ids;
    await put(list, first, '/offered', { isOffered: false });
    const one = await read(list);
    const two = await read(list, `?after=${encodeURIComponent(one.next ?? '')}`);
    expect([...one.entries, ...two.entries].map(({ id }) => id)).toEqual([...ids.slice(1), first]);
    expect(two.next).toBeNull();
    expect(two.entries.at(-1)?.isOffered).toBe(false);
  });

  it('R32 is for leads and admins, and says who changed it', async () => {
    const { app, lead, add, put } = await open();
    const id = await add(list, 'یک');
    await put(list, id, '', { title: 'دو' });
    await put(list, id, '/offered', { isOffered: false });
    await put(list, id, '/offered', { isOffered: false });
    const agent = await agentAt(app);
    expect(await problemOf(agent.browser.get(`/api/desk/${list}`))).toBe('not_found');
    const answer = await lead.browser.get('/api/desk/audit');
    const { entries } = (await answer.json()) as AuditAnswer;
    expect(entries.map(({ details }) => details)).toHaveLength(3);
    expect(new Set(entries.map(({ details }) => details))).toEqual(
      new Set(['دو', 'یک', 'یک؛ عنوان: یک ← دو']),
    );
    expect(new Set(entries.map((entry) => entry.agent))).toEqual(new Set([lead.agent.name]));
  });
});

describe('tags', () => {
  it('become one with all their requests, in slices, and views that ask for them follow', async () => {
    const { app, lead, read, add, tagTicket, copyTicket } = await open();
    const [from, into] = [await add('tags', 'بازگشت وجه'), await add('tags', 'استرداد')];
    const query = { tag: `-${from}` };
    await lead.browser.post('/api/desk/views', { title: 'بقیه', query, department: null });
    await tagTicket(from);
    await tagTicket(into);
    await copyTicket(1_500);
    await app.client.execute({
      sql: "INSERT INTO ticket_tags SELECT id, ? FROM tickets WHERE code LIKE '%-%'",
      args: [from],
    });
    const countOf = async () =>
      Object.fromEntries(
        (await read('tags')).entries.map((one) => [one.title, one.requests.count]),
      );
    expect(await countOf()).toEqual({ 'بازگشت وجه': 1_501, استرداد: 1 });
    const merge = async (id: string, other: string) =>
      await lead.browser.post(`/api/desk/tags/${id}/merge`, { into: other });
    expect(await problemOf(merge(from, from))).toBe('bad_input');
    expect(await (await merge(from, into)).json()).toEqual({ hasMore: true });
    expect(await (await merge(from, into)).json()).toEqual({ hasMore: false });
    expect(await countOf()).toEqual({ استرداد: 1_501 });
    const { rows } = await app.client.execute('SELECT query FROM saved_views');
    expect(rows.map((row) => JSON.parse(String(row.query)))).toEqual([{ tag: `-${into}` }]);
    expect(await problemOf(merge(from, into))).toBe('not_found');
  });
});

describe('reasons for closing', () => {
  it('are put in order, once however often it is asked', async () => {
    const { titles, add, put } = await open();
    const [one = '', two = '', three = ''] = [
      ...[await add('close-reasons', 'یک'), await add('close-reasons', 'دو')],
      await add('close-reasons', 'سه'),
    ];
    for (let time = 0; time < 2; time++)
      await put('close-reasons', three, '/place', { before: one });
    expect(await titles('close-reasons')).toEqual(['سه', 'یک', 'دو']);
    await put('close-reasons', one, '/place', { before: null });
    expect(await titles('close-reasons')).toEqual(['سه', 'دو', 'یک']);
    await put('close-reasons', one, '/place', { before: two });
    expect(await titles('close-reasons')).toEqual(['سه', 'یک', 'دو']);
  });

  it('count the requests of 30 days, by an index', async () => {
    const { app, read, add } = await open();
    const id = await add('close-reasons', 'پاسخ داده شد.');
    const closedAt = async (at: number) => {
      await app.client.execute({
        sql: "UPDATE tickets SET state = 'closed', close_reason_id = ?, state_since = ?",
        args: [id, at],
      });
      return (await read('close-reasons')).entries[0]?.requests;
    };
    expect(await closedAt(app.clock.now() - days(29))).toEqual({ count: 1, isMore: false });
    expect(await closedAt(app.clock.now() - days(31))).toEqual({ count: 0, isMore: false });
    const sent = recordStatements(app.client);
    await read('close-reasons');
    await read('tags');
    for (const [sql, args] of [...sent]) {
      const { rows } = await app.client.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args });
      expect(rows.map(({ detail }) => String(detail)).join('\n')).not.toMatch(
        /SCAN (?:tickets|ticket_tags)/,
      );
    }
  });
});
