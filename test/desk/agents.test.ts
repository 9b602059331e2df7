import { describe, expect, it } from 'vitest';
import type { AgentsAnswer, DeskAgent, EnrolmentAnswer } from '#shared/contract/desk/agents.ts';
import type { AuditAnswer } from '#shared/contract/desk/audit.ts';
import { listSizes } from '../../worker/foundation/fixed-limits.ts';
import { tickets } from '../../worker/tickets/schema.ts';
import type { TestApp } from '../helpers/app.ts';
import { problemOf } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { meanwhile } from '../helpers/meanwhile.ts';
import { addAgent, authenticatorCode, passFirstFactor } from '../helpers/people.ts';
import { fileTicket, signedIn } from '../helpers/tickets.ts';

const colleague = { mobile: '+989360000001', name: 'مینا رضایی' };

async function open() {
  const { app, agent } = await openDesk();
  const admin = await agentAt(app, { role: 'admin' });
  const post = (path: string, body: object = {}) =>
    admin.browser.post(`/api/desk/agents${path}`, body);
  const put = (id: string, body: object) => admin.browser.put(`/api/desk/agents/${id}`, body);
  const list = async (query = '') =>
    (await (await admin.browser.get(`/api/desk/agents${query}`)).json()) as AgentsAnswer;
  const audit = async () =>
    ((await (await admin.browser.get('/api/desk/audit')).json()) as AuditAnswer).entries.map(
      ({ agent: who, what, details }) => [who, what, details],
    );
  return { app, agent, admin, post, put, list, audit };
}

const given = {
  ...{ name: colleague.name, mobile: '۰۹۳۶ ۰۰۰ ۰۰۰۱', role: 'lead', departments: ['technical'] },
  ...{ agency: null, rights: ['export'] },
};

/** Signs in with what the authenticator shows that has read the enrolment. */
async function signInWith(app: TestApp, agent: DeskAgent & { totpRound: number }) {
  const browser = await passFirstFactor(app, colleague.mobile);
  const code = await authenticatorCode(app, {
    ...agent,
    mobile: colleague.mobile,
  } as unknown as Parameters<typeof authenticatorCode>[1]);
  await browser.post('/api/desk/sign-in/second-factor', { code });
  return browser;
}

describe('agents at the desk', () => {
  it('R87 adds one who signs in by what is shown once, and names nobody twice', async () => {
    const { app, admin, post, list, audit } = await open();
    const answer = await post('', given);
    expect(answer.status).toBe(201);
    const { uri, recoveryCodes } = (await answer.json()) as EnrolmentAnswer;
    expect(new URL(uri).searchParams.get('secret')).toMatch(/^[A-Z2-7]{32}$/);
    expect(recoveryCodes).toHaveLength(10);
    const [added] = (await list(`?q=${encodeURI('رضايي')}`)).agents;
    expect(added).toMatchObject({
      ...{ name: colleague.name, mobile: '۰۹۳۶ ۰۰۰ ۰۰۰۱', role: 'lead', rights: ['export'] },
      ...{ departments: ['technical'], isEnabled: true, open: 0, recoveryCodes: 10 },
    });
    const browser = await signInWith(app, { ...added!, totpRound: 1 });
    expect((await browser.get('/api/desk/session')).status).toBe(200);
    const again = await (await post('', given)).json();
    expect(again).toMatchObject({ error: { code: 'bad_input', fields: { mobile: /دیگری/ } } });
    expect(await audit()).toEqual([
      [
        admin.agent.name,
        'افزودن کارشناس',
        'مینا رضایی؛ نقش: سرپرست؛ واحدها: فنی؛ دسترسی‌ها: دریافت فهرست',
      ],
    ]);
  });

  it('says beside each field what is wrong', async () => {
    const { post } = await open();
    const wrong = { ...given, name: ' ', mobile: '123', departments: ['nowhere'] };
    for (const body of [{ ...wrong, departments: [] }, wrong]) {
      const { error } = (await (await post('', body)).json()) as { error: { fields: object } };
      expect(Object.keys(error.fields)).toEqual(['name', 'mobile']);
    }
    for (const [field, value] of [
      ['departments', ['nowhere']],
      ['departments', []],
      ['agency', 'nowhere'],
    ] as const) {
      const { error } = (await (await post('', { ...given, [field]: value })).json()) as {
        error: { fields: object };
      };
      expect(Object.keys(error.fields)).toEqual([field]);
    }
  });

  it('R16 R18 changes what is given, ends sessions with the role, and records old and new', async () => {
    const { app, agent, put, audit, admin } = await open();
    const { id, name } = agent.agent;
    expect((await put(id, { name: 'نامی دیگر', rights: [] })).status).toBe(204);
    expect((await agent.browser.get('/api/desk/session')).status).toBe(200);
    expect((await put(id, { role: 'lead', departments: ['technical'] })).status).toBe(204);
    expect(await problemOf(agent.browser.get('/api/desk/session'))).toBe('sign_in_needed');
    // What is as it was leaves no row.
    expect((await put(id, { role: 'lead' })).status).toBe(204);
    app.clock.turn(1);
    expect(new Set(await audit())).toEqual(
      new Set([
        [admin.agent.name, 'ویرایش کارشناس', `${name}؛ نام: ${name} ← نامی دیگر`],
        [admin.agent.name, 'ویرایش کارشناس', 'نامی دیگر؛ نقش: کارشناس ← سرپرست'],
      ]),
    );
  });

  it('R87 disables at once, and enables without what was open before', async () => {
    const { agent, post, list, audit } = await open();
    const { id, name } = agent.agent;
    await post(`/${id}/disable`);
    expect(await problemOf(agent.browser.get('/api/desk/session'))).toBe('sign_in_needed');
    expect((await list()).agents.at(-1)).toMatchObject({ id, isEnabled: false });
    await post(`/${id}/disable`);
    await post(`/${id}/enable`);
    expect(await problemOf(agent.browser.get('/api/desk/session'))).toBe('sign_in_needed');
    const acts = (await audit()).map(([, what, details]) => `${what} ${details}`);
    expect(new Set(acts)).toEqual(
      new Set([`غیرفعال کردن کارشناس ${name}`, `فعال کردن کارشناس ${name}`]),
    );
  });

  it('R87 resets a second factor and makes recovery codes, shown once', async () => {
    const { app, agent, post } = await open();
    const { id } = agent.agent;
    const codes = (await (await post(`/${id}/recovery-codes`)).json()) as EnrolmentAnswer;
    expect(codes.recoveryCodes).toHaveLength(10);
    expect((await agent.browser.get('/api/desk/session')).status).toBe(200);
    const reset = (await (await post(`/${id}/reset-factor`)).json()) as EnrolmentAnswer;
    expect(reset.recoveryCodes).not.toContain(codes.recoveryCodes[0]);
    expect(await problemOf(agent.browser.get('/api/desk/session'))).toBe('sign_in_needed');
    app.clock.turn(61_000);
    const browser = await passFirstFactor(app, agent.agent.mobile);
    const old = { code: await authenticatorCode(app, agent.agent) };
    expect(await problemOf(browser.post('/api/desk/sign-in/second-factor', old))).toBe(
      'code_wrong',
    );
    const fresh = { code: await authenticatorCode(app, { ...agent.agent, totpRound: 2 }) };
    expect((await browser.post('/api/desk/sign-in/second-factor', fresh)).status).toBe(204);
  });

  it('R20 asks for a fresh second factor, whose code works once', async () => {
    const { app, admin, post } = await open();
    app.clock.turn(10 * 60_000);
    expect(await problemOf(post('', given))).toBe('fresh_proof_needed');
    const prove = (code: string) => admin.browser.post('/api/desk/second-factor', { code });
    expect(await problemOf(prove('000000'))).toBe('code_wrong');
    const code = await authenticatorCode(app, admin.agent);
    expect((await prove(code)).status).toBe(204);
    expect(await problemOf(prove(code))).toBe('code_wrong');
    expect((await post('', given)).status).toBe(201);
    // Reading needs none.
    app.clock.turn(10 * 60_000);
    expect((await admin.browser.get('/api/desk/agents')).status).toBe(200);
  });

  it('R87 counts wrong codes of a fresh factor with those of signing in', async () => {
    const { app, admin } = await open();
    const prove = (code: string) => admin.browser.post('/api/desk/second-factor', { code });
    for (let tries = 0; tries < app.settings.limits.wrongCodesPerHour; tries++)
      expect(await problemOf(prove('000000'))).toBe('code_wrong');
    const right = await authenticatorCode(app, { ...admin.agent });
    app.clock.turn(60_000);
    expect(await problemOf(prove(right))).toBe('too_many_requests');
  });

  it('leaves nobody without an admin: not by oneself, nor by two who do it to each other at once', async () => {
    const { app, admin, post, put } = await open();
    const { id } = admin.agent;
    for (const answer of [
      put(id, { role: 'agent' }),
      put(id, { agency: 'north' }),
      post(`/${id}/disable`),
      post(`/${id}/reset-factor`),
    ])
      expect(await problemOf(answer)).toBe('bad_input');
    expect((await put(id, { name: 'نامی دیگر' })).status).toBe(204);

    const other = await agentAt(app, { role: 'admin' });
    const answers = await Promise.all([
      put(other.agent.id, { role: 'agent' }),
      other.browser.post(`/api/desk/agents/${id}/disable`, {}),
    ]);
    const { rows } = await app.client.execute(
      "SELECT count(*) AS admins FROM agents WHERE role = 'admin' AND disabled_at IS NULL",
    );
    expect(rows).toMatchObject([{ admins: 1 }]);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  });

  it('records what was there before, where two change the same agent at once', async () => {
    const { app, agent, post, put, audit } = await open();
    const { id, name } = agent.agent;
    meanwhile(app.client, () => put(id, { role: 'lead', name: 'نامی دیگر' }));
    expect((await put(id, { role: 'admin' })).status).toBe(204);
    meanwhile(app.client, () => post(`/${id}/disable`));
    expect((await post(`/${id}/disable`)).status).toBe(204);
    const acts = (await audit()).map(([, what, details]) => `${what}: ${details}`);
    expect(new Set(acts)).toEqual(
      new Set([
        'غیرفعال کردن کارشناس: نامی دیگر',
        'ویرایش کارشناس: نامی دیگر؛ نقش: سرپرست ← مدیر',
        `ویرایش کارشناس: ${name}؛ نام: ${name} ← نامی دیگر؛ نقش: کارشناس ← سرپرست`,
      ]),
    );
  });

  it('R32 is closed to an admin of one agency', async () => {
    const { app } = await open();
    const { browser } = await agentAt(app, { role: 'admin', agency: 'north' });
    for (const path of ['agents', 'tags', 'close-reasons', 'blocked'])
      expect(await problemOf(browser.get(`/api/desk/${path}`))).toBe('not_found');
  });

  it('R90 lists all, a page at a time, and finds by name and number', async () => {
    const { app, list } = await open();
    for (let at = 10; at < 70; at++)
      await addAgent(app, { mobile: `+9893700000${at}`, name: `همکار ${at}` });
    const first = await list();
    const second = await list(`?after=${first.next}`);
    expect([first.agents.length, second.agents.length, second.next]).toEqual([50, 12, null]);
    expect(new Set([...first.agents, ...second.agents].map(({ id }) => id)).size).toBe(62);
    const found = async (q: string) =>
      (await list(`?q=${encodeURIComponent(q)}`)).agents.map(({ name }) => name);
    expect(await found('۰۹۳۷۰۰۰۰۰۴۲')).toEqual(['همکار 42']);
    expect(await found('همكار 42')).toEqual(['همکار 42']);
  });

  it('takes all open requests from one at once, and says so in their history', async () => {
    const { app, admin, agent, post, list, audit } = await open();
    const customer = await signedIn(app, '09121111111');
    for (let at = 0; at < 3; at++)
      await fileTicket(customer, { title: `درخواست ${at}`, anotherMatter: true });
    await app.db.update(tickets).set({ assigneeId: agent.agent.id, assignedAt: 1 });
    await app.client.execute(
      "UPDATE tickets SET snoozed_until = 9000000000000 WHERE title = 'درخواست 0'",
    );
    await app.client.execute("UPDATE tickets SET state = 'closed' WHERE title = 'درخواست 1'");
    const openOf = async () => (await list()).agents.find(({ id }) => id === agent.agent.id)?.open;
    expect(await openOf()).toBe(3);
    const done = await (await post(`/${agent.agent.id}/unassign`)).json();
    expect(done).toEqual({ unassigned: 3, hasMore: false });
    expect(await openOf()).toBe(0);
    const { rows } = await app.client.execute(
      'SELECT count(*) AS count FROM tickets WHERE assignee_id IS NOT NULL',
    );
    // The closed one stays whose it was.
    expect(rows).toMatchObject([{ count: 1 }]);
    const { rows: history } = await app.client.execute(
      "SELECT from_value AS was, to_value AS now, actor_id AS actor FROM ticket_history WHERE kind = 'assignee'",
    );
    expect(history).toHaveLength(3);
    expect(history[0]).toMatchObject({ was: agent.agent.id, now: '', actor: admin.agent.id });
    expect((await audit())[0]?.slice(1)).toEqual([
      'آزاد کردن درخواست‌های کارشناس',
      `${agent.agent.name}؛ تعداد: ۳`,
    ]);
  });

  it('takes no more at a time than it says, though many are put off', async () => {
    const { app, agent, post, audit } = await open();
    await app.db.update(tickets).set({ assigneeId: agent.agent.id, assignedAt: 1 });
    const { rows: columns } = await app.client.execute(
      "SELECT name FROM pragma_table_info('tickets')",
    );
    const names = columns.map(({ name }) => String(name));
    const values = names.map((name) =>
      name === 'snoozed_until'
        ? 'iif(value % 2, 9000000000000, NULL)'
        : `${name}${name === 'id' || name === 'code' ? "|| '-' || value" : ''}`,
    );
    const { unassigned } = listSizes;
    await app.client.execute(`
      INSERT INTO tickets (${names.join()}) SELECT ${values.join()}
      FROM tickets, (SELECT value FROM json_each('${JSON.stringify([...Array(unassigned + 9).keys()])}'))`);
    const answer = async () => await (await post(`/${agent.agent.id}/unassign`)).json();
    expect(await answer()).toEqual({ unassigned, hasMore: true });
    expect(await answer()).toEqual({ unassigned: 10, hasMore: false });
    expect(new Set((await audit()).map(([, , details]) => details))).toEqual(
      new Set([`${agent.agent.name}؛ تعداد: ۲۰۰`, `${agent.agent.name}؛ تعداد: ۱۰`]),
    );
  });
});
