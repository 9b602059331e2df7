import { expect, it } from 'vitest';
import { deskViews } from '#shared/contract/desk/inbox.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { recordStatements } from '../helpers/round-trips.ts';

const filters = [
  ...['state=waiting', 'state=-open', 'department=technical', 'department=-technical'],
  ...['type=technical', 'urgency=high', 'priority=1', 'assignee=me', 'assignee=none'],
  ...['assignee=-somebody', 'tag=somewhat', 'agency=north', 'plan=plus', 'from=1405-01-01'],
  ...['to=1406-01-01', 'promise=late', 'promise=soon', 'promise=none'],
];
/** One of each kind. */
const together = [...new Map(filters.map((filter) => [filter.split('=')[0], filter])).values()];
const searches = [
  'صفحه',
  'صفحه پرداخت',
  '4567',
  '4567 صفحه',
  '09121234567',
  'a@example.com',
  'AB2C',
];
const queries = [
  ...deskViews.flatMap((view) => [`view=${view}`, `view=${view}&${together.join('&')}`]),
  ...filters.map((filter) => `view=all&${filter}`),
  ...searches.flatMap((words) => [`q=${words}`, `q=${words}&view=owed&urgency=high`]),
];
const places = ['', '&after=0.0.', '&after=9000000000000.5.someid'];

it('every list is walked in the order of an index, from whatever place: nothing is scanned or sorted', async () => {
  const { app, agent } = await openDesk();
  const admin = await agentAt(app, { role: 'admin', departments: [] });
  const sent = recordStatements(app.client);
  for (const query of queries)
    for (const place of places)
      for (const { browser } of [agent, admin])
        expect(
          (await browser.get(`/api/desk/tickets?${encodeURI(query + place)}`)).status,
          query,
        ).toBe(200);
  for (const { browser } of [agent, admin])
    expect((await browser.get('/api/desk/pulse')).status).toBe(200);
  const asked = [...sent].filter(([sql]) => sql.includes('viewer'));
  expect(asked.length).toBeGreaterThan(60);
  for (const [sql, args] of asked) {
    const { rows } = await app.client.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args });
    const steps = rows.map(({ detail }) => String(detail));
    const plan = steps.join('\n');
    expect(plan, sql).not.toMatch(
      /SCAN (?:tickets|messages|customers|identities|ticket_(?:words|tags))\b/,
    );
    // Those who have a phone, or a code that begins so, are few, and so are the mentions of one agent: they alone are
    // put in order.
    const isFew =
      /identities_ends|sqlite_autoindex_identities|tickets_contact|tickets_code/.test(plan) ||
      sql.includes('min(is_seen)');
    expect(isFew || !plan.includes('TEMP B-TREE'), `${plan}\n${sql}`).toBe(true);
  }
});
