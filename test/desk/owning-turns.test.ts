import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { minutes } from '../../worker/foundation/ports/clock.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import type { Browser } from '../helpers/browser.ts';
import { agentAt } from '../helpers/desk.ts';
import { addAgent } from '../helpers/people.ts';
import { solveFor } from '../helpers/proof-of-work.ts';
import { fileTicket, signedIn } from '../helpers/tickets.ts';

type Mode = 'none' | 'round_robin' | 'least_loaded';

const openTurns = (assign: Mode) =>
  createTestApp({
    settings: ({ departments }) => {
      for (const department of Object.values(departments)) department.assign = assign;
    },
  });

let filed = 0;
const fileAnother = (customer: Browser) =>
  fileTicket(customer, {
    anotherMatter: true,
    title: `مشکل شمارهٔ ${++filed}`,
    text: `${'متن '.repeat(filed)} که با هیچ متن دیگری یکی نیست.`,
  });

async function assigneeOf(app: TestApp, code: string): Promise<string | null> {
  const [row] = await app.db.all<{ id: string | null }>(
    sql`SELECT assignee_id AS id FROM tickets WHERE code = ${code.replaceAll('-', '')}`,
  );
  return row?.id ?? null;
}

describe('by turn', () => {
  it('nobody gets a request unless the settings say so', async () => {
    const app = await openTurns('none');
    await agentAt(app);
    const code = await fileTicket(await signedIn(app));
    expect(await assigneeOf(app, code)).toBeNull();
  });

  it('each agent of the department gets one after the other, with a row in the history', async () => {
    const app = await openTurns('round_robin');
    const agents = [await agentAt(app), await agentAt(app), await agentAt(app)];
    await agentAt(app, { departments: ['financial'] });
    const customer = await signedIn(app);
    const given: (string | null)[] = [];
    for (let at = 0; at < 6; at++) given.push(await assigneeOf(app, await fileAnother(customer)));
    const ids = agents.map(({ agent }) => agent.id);
    expect(new Set(given.slice(0, 3))).toEqual(new Set(ids));
    expect(given.slice(3)).toEqual(given.slice(0, 3));
    const [last] = (await agents[0]!.list('?view=mine')).tickets;
    const { history } = await agents[0]!.read(last!.code);
    expect(history.at(-1)).toMatchObject({
      ...{ kind: 'assignee', by: 'system', name: null, from: '', to: agents[0]!.agent.name },
    });
  });

  it('two that are filed at once go to two agents', async () => {
    const app = await openTurns('round_robin');
    await agentAt(app);
    await agentAt(app);
    const customers = [await signedIn(app, '09121110001'), await signedIn(app, '09121110002')];
    const codes = await Promise.all(customers.map((customer) => fileAnother(customer)));
    const given = await Promise.all(codes.map((code) => assigneeOf(app, code)));
    expect(new Set(given).size).toBe(2);
    expect(given).not.toContain(null);
  });

  it('the one with the fewest that are owed gets the next', async () => {
    const app = await openTurns('least_loaded');
    const busy = await agentAt(app);
    const customer = await signedIn(app);
    await fileAnother(customer);
    await fileAnother(customer);
    const free = await agentAt(app);
    expect(await assigneeOf(app, await fileAnother(customer))).toBe(free.agent.id);
    const third = await fileAnother(customer);
    expect(await assigneeOf(app, third)).toBe(free.agent.id);
    // What is answered is a load no longer.
    for (const { code } of (await busy.list('?view=mine')).tickets)
      await busy.act(code, 'reply', { text: 'انجام شد.' });
    expect(await assigneeOf(app, await fileAnother(customer))).toBe(busy.agent.id);
  });

  it('nobody who is away, disabled, or of an agency that is not the customer’s', async () => {
    const app = await openTurns('round_robin');
    const away = await agentAt(app);
    await away.browser.put('/api/desk/away', { away: true });
    const gone = await addAgent(app, { mobile: '+989359990001' });
    await app.db.run(sql`UPDATE agents SET disabled_at = 1 WHERE id = ${gone.id}`);
    await agentAt(app, { agency: 'north' });
    const customer = await signedIn(app);
    expect(await assigneeOf(app, await fileAnother(customer))).toBeNull();
    await away.browser.put('/api/desk/away', { away: false });
    expect(await assigneeOf(app, await fileAnother(customer))).toBe(away.agent.id);
  });

  it('a request that waits for its proof gets one when it is proven', async () => {
    const app = await openTurns('round_robin');
    const { agent } = await agentAt(app);
    const visitor = app.visitor();
    const mobile = '09121119999';
    const code = await fileTicket(visitor, {
      mobile,
      work: await solveFor(visitor, 'ticket', mobile),
    });
    expect(await assigneeOf(app, code)).toBeNull();
    const proof = await visitor.post('/api/contact/prove', { code: app.lastSms().code });
    expect(proof.status).toBe(200);
    expect(await assigneeOf(app, code)).toBe(agent.id);
  });

  it('a request that is routed gets an agent of its new department', async () => {
    const app = await openTurns('round_robin');
    const technical = await agentAt(app);
    const financial = await agentAt(app, { departments: ['financial'] });
    const code = await fileTicket(await signedIn(app));
    expect(await assigneeOf(app, code)).toBe(technical.agent.id);
    await technical.act(code, 'route', { department: 'financial' });
    expect(await assigneeOf(app, code)).toBe(financial.agent.id);
    const { history, version } = await financial.read(code);
    expect(history.at(-1)).toMatchObject({ from: technical.agent.name, to: financial.agent.name });
    expect(version).toBe(2);
  });

  it('a request that is opened again goes on with whoever had it, or to another where that one is away', async () => {
    const app = await openTurns('round_robin');
    const agents = [await agentAt(app), await agentAt(app)];
    const customer = await signedIn(app);
    const code = await fileTicket(customer);
    const first = await assigneeOf(app, code);
    const [had, other] = first === agents[0]!.agent.id ? agents : [...agents].reverse();
    const closeAndWrite = async () => {
      await other!.act(code, 'close', { reason: 'حل شد.' });
      app.clock.turn(minutes(3));
      await customer.post(`/api/requests/${code}/messages`, { text: 'دوباره همان شد.' });
    };
    await closeAndWrite();
    expect(await assigneeOf(app, code)).toBe(first);
    await app.db.run(sql`UPDATE agents SET away_since = 1 WHERE id = ${had!.agent.id}`);
    await closeAndWrite();
    expect(await assigneeOf(app, code)).toBe(other!.agent.id);
  });

  it('a request that an agent opens again too', async () => {
    const app = await openTurns('round_robin');
    const agents = [await agentAt(app), await agentAt(app)];
    const code = await fileTicket(await signedIn(app));
    const first = await assigneeOf(app, code);
    const [had, other] = first === agents[0]!.agent.id ? agents : [...agents].reverse();
    await other!.act(code, 'close', { reason: 'حل شد.' });
    await app.db.run(sql`UPDATE agents SET away_since = 1 WHERE id = ${had!.agent.id}`);
    await other!.act(code, 'reopen', { reason: 'مشتری تماس گرفت.' });
    expect(await assigneeOf(app, code)).toBe(other!.agent.id);
  });
});
