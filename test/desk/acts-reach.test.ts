import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Agent } from '../../worker/people/schema.ts';
import { agents } from '../../worker/people/schema.ts';
import { tickets } from '../../worker/tickets/schema.ts';
import { problemIn, problemOf } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';

type Desk = Awaited<ReturnType<typeof openDesk>>;

const reason = 'منتظر بانک';
const acts: [method: 'get' | 'post' | 'put', path: string, body?: object][] = [
  ['get', '/choices'],
  ['get', '/form'],
  ['get', '/form?type=account'],
  ['get', '/customer'],
  ['get', '/similar'],
  ['put', '/assignee', { agent: null }],
  ['put', '/tags', { tags: [], added: ['برچسب'] }],
  ['put', '/priority', { priority: 1 }],
  ['post', '/change', { title: 'عنوان' }],
  ['post', '/snooze', { day: '1405-09-20', reason }],
  ['post', '/wake', {}],
  ['post', '/reopen', { reason }],
  ['post', '/note', { text: 'یادداشت' }],
];

/** Codes of the problems with which all acts on the ticket are refused to this browser. */
async function refusals(browser: Desk['customer'], code: string) {
  const codes: string[] = [];
  for (const [at, [method, path, body]] of acts.entries()) {
    const address = `/api/desk/tickets/${code}${path}`;
    const key = { 'Idempotency-Key': `one-key-for-each-of-these-${at}` };
    const answer =
      method === 'get'
        ? browser.get(address)
        : browser[method](address, { version: 1, ...body }, key);
    codes.push(await problemOf(answer));
  }
  return new Set(codes);
}

describe('R32 whoever a request is out of reach of', () => {
  it.each<[string, Partial<Agent>]>([
    ['by its department', { departments: ['financial'] }],
    ['as a lead of another department', { role: 'lead', departments: ['financial'] }],
    ['by its agency', { agency: 'north' }],
    ['as an admin of an agency', { role: 'admin', departments: [], agency: 'north' }],
  ])('%s reads and does nothing with it, and is neither named nor given it', async (_, given) => {
    const { app, code, agent } = await openDesk();
    const outsider = await agentAt(app, given);
    expect(await refusals(outsider.browser, code)).toEqual(new Set(['not_found']));
    const assigning = agent.browser.put(
      `/api/desk/tickets/${code}/assignee`,
      { version: 1, agent: outsider.agent.id },
      { 'Idempotency-Key': 'the-key-of-this-assigning' },
    );
    expect(await problemIn(assigning)).toMatchObject({ fields: { agent: expect.any(String) } });
    const naming = agent.act(code, 'note', { text: 'ببین', mentions: [outsider.agent.id] });
    expect(await problemIn(naming)).toMatchObject({ fields: { mentions: expect.any(String) } });
    expect(await app.db.select({ version: tickets.version }).from(tickets)).toEqual([
      { version: 1 },
    ]);
  });

  it('since it lost the department, the agency or the account', async () => {
    for (const [change, refusal] of [
      [{ departments: ['financial'] }, 'not_found'],
      [{ agency: 'north' }, 'not_found'],
      [{ disabledAt: 1 }, 'sign_in_needed'],
    ] as const) {
      const { app, code, agent } = await openDesk();
      await app.db
        .update(agents)
        .set({ ...change } as Partial<Agent>)
        .where(eq(agents.id, agent.agent.id));
      expect(await refusals(agent.browser, code)).toEqual(new Set([refusal]));
    }
  });

  it('R21 is every customer, the owner too', async () => {
    const { code, customer } = await openDesk();
    const codes = [...(await refusals(customer, code))];
    expect(codes.every((one) => ['not_found', 'sign_in_needed'].includes(one))).toBe(true);
  });
});
