import { describe, expect, it } from 'vitest';
import type { AuditAnswer } from '#shared/contract/desk/audit.ts';
import type { ListAnswer } from '#shared/contract/desk/lists.ts';
import { listSizes } from '../../worker/foundation/fixed-limits.ts';
import { days } from '../../worker/foundation/ports/clock.ts';
import { problemOf } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { meanwhile } from '../helpers/meanwhile.ts';
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
  const tagCopies = (tag: string) =>
    app.client.execute({
      sql: "INSERT INTO ticket_tags SELECT id, ? FROM tickets WHERE code LIKE '%-%'",
      args: [tag],
    });
  return { app, lead, read, titles, add, put, tagTicket, copyTicket, tagCopies };
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
    const { app, lead, read, add, tagTicket, copyTicket, tagCopies } = await open();
    const [from, into] = [await add('tags', 'بازگشت وجه'), await add('tags', 'استرداد')];
    const query = { tag: `-${from}` };
    await lead.browser.post('/api/desk/views', { title: 'بقیه', query, department: null });
    await tagTicket(from);
    await tagTicket(into);
    await copyTicket(1_500);
    await tagCopies(from);
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

  it('stay on their requests where two are made a part of each other at once', async () => {
    const { app, lead, add, tagTicket, titles } = await open();
    const [one, two] = [await add('tags', 'یک'), await add('tags', 'دو')];
    await tagTicket(one);
    const merge = (id: string, into: string) =>
      lead.browser.post(`/api/desk/tags/${id}/merge`, { into });
    meanwhile(app.client, () => merge(two, one));
    expect(await problemOf(merge(one, two))).toBe('bad_input');
    expect(await titles('tags')).toEqual(['یک']);
    const { rows } = await app.client.execute('SELECT tag_id FROM ticket_tags');
    expect(rows.map((row) => row.tag_id)).toEqual([one]);
  });

  it('go to none that is offered no more since a moment', async () => {
    const { app, lead, add, put, titles } = await open();
    const [one, two] = [await add('tags', 'یک'), await add('tags', 'دو')];
    meanwhile(app.client, () => put('tags', two, '/offered', { isOffered: false }));
    const answer = lead.browser.post(`/api/desk/tags/${one}/merge`, { into: two });
    expect(await problemOf(answer)).toBe('bad_input');
    expect(await titles('tags')).toEqual(['یک', 'دو']);
  });

  it('are there as long as a request has them, put there at the last moment', async () => {
    const { app, lead, add, copyTicket, tagCopies } = await open();
    const [one, two] = [await add('tags', 'یک'), await add('tags', 'دو')];
    await copyTicket(listSizes.retagged + 1);
    const { rows: before } = await app.client.execute('SELECT count(*) AS count FROM audit_log');
    meanwhile(app.client, () => tagCopies(one));
    const answer = await lead.browser.post(`/api/desk/tags/${one}/merge`, { into: two });
    expect(await answer.json()).toEqual({ hasMore: true });
    const { rows } = await app.client.execute('SELECT count(*) AS count FROM audit_log');
    expect(rows).toEqual(before);
  });

  it.each([
    ['', { title: 'سه' }],
    ['/offered', { isOffered: false }],
  ])('are not found where another lead has merged them meanwhile: %s', async (rest, body) => {
    const { app, lead, add, put } = await open();
    const [one, two] = [await add('tags', 'یک'), await add('tags', 'دو')];
    meanwhile(app.client, () => lead.browser.post(`/api/desk/tags/${one}/merge`, { into: two }));
    expect(await problemOf(put('tags', one, rest, body))).toBe('not_found');
    const { entries } = (await (await lead.browser.get('/api/desk/audit')).json()) as AuditAnswer;
    expect(entries).toHaveLength(3);
  });

  it('are retired once by two leads at the same time', async () => {
    const { app, lead, add, put } = await open();
    const one = await add('tags', 'یک');
    const retire = () => put('tags', one, '/offered', { isOffered: false });
    meanwhile(app.client, retire);
    expect((await retire()).status).toBe(204);
    const { entries } = (await (await lead.browser.get('/api/desk/audit')).json()) as AuditAnswer;
    expect(entries).toHaveLength(2);
  });
});

describe('reasons for closing', () => {
  it('are not put before one that is named anew at that moment, until it was read again', async () => {
    const { app, titles, add, put } = await open();
    const [one, two] = [await add('close-reasons', 'یک'), await add('close-reasons', 'دو')];
    meanwhile(app.client, () => put('close-reasons', two, '', { title: 'سه' }));
    await put('close-reasons', two, '/place', { before: one });
    expect(await titles('close-reasons')).toEqual(['سه', 'یک']);
    const { rows } = await app.client.execute(
      "SELECT subject FROM audit_log WHERE action = 'move_reason'",
    );
    expect(rows.map((row) => String(row.subject))).toEqual([JSON.stringify({ of: 'سه' })]);
  });

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
