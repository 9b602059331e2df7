import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { SavedRepliesAnswer } from '#shared/contract/desk/replies.ts';
import { agents } from '../../worker/people/schema.ts';
import { problemIn, problemOf } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';

type Seat = Awaited<ReturnType<typeof agentAt>>;

const repliesOf = async ({ browser }: Seat) =>
  (await (await browser.get('/api/desk/replies')).json()) as SavedRepliesAnswer;
const titlesOf = async (seat: Seat) => (await repliesOf(seat)).replies.map(({ title }) => title);
const own = { title: 'سلام', text: 'سلام {name}،', sharing: 'own', department: null };
const ofDepartment = { ...own, title: 'کش', sharing: 'department', department: 'technical' };
const forAll = { ...own, title: 'ساعت کاری', sharing: 'all' };
const add = async ({ browser }: Seat, reply: object) =>
  ((await (await browser.post('/api/desk/replies', reply)).json()) as { id: string }).id;
const change = ({ browser }: Seat, id: string, reply: object) =>
  browser.put(`/api/desk/replies/${id}`, reply);
const remove = ({ browser }: Seat, id: string) =>
  browser.send(`/api/desk/replies/${id}`, { method: 'DELETE' });

async function seats() {
  const { app, agent } = await openDesk();
  return {
    agent,
    lead: await agentAt(app, { role: 'lead' }),
    otherLead: await agentAt(app, { role: 'lead', departments: ['financial'] }),
    outsider: await agentAt(app, { departments: ['financial'] }),
    admin: await agentAt(app, { role: 'admin', departments: [] }),
  };
}

it('R32 agents write for themselves, leads for their departments, admins for all, and each reads what is theirs', async () => {
  const { agent, lead, otherLead, outsider, admin } = await seats();
  await add(agent, own);
  const shared = await add(lead, ofDepartment);
  const general = await add(admin, forAll);

  expect(await titlesOf(agent)).toEqual(['ساعت کاری', 'سلام', 'کش']);
  expect(await titlesOf(outsider)).toEqual(['ساعت کاری']);
  expect(await titlesOf(admin)).toEqual(['ساعت کاری', 'کش']);
  expect((await repliesOf(agent)).canShare).toEqual({ departments: [], all: false });
  expect((await repliesOf(lead)).canShare).toMatchObject({
    departments: [{ id: 'technical' }],
    all: false,
  });
  expect((await repliesOf(admin)).canShare.all).toBe(true);
  expect((await repliesOf(agent)).agent).toBe(agent.agent.name);

  for (const [who, reply] of [
    [agent, ofDepartment],
    [otherLead, ofDepartment],
    [lead, forAll],
    [lead, { ...ofDepartment, department: null }],
    [admin, { ...ofDepartment, department: 'nowhere' }],
    [admin, { ...own, department: 'technical' }],
  ] as const)
    expect(await problemOf(who.browser.post('/api/desk/replies', reply))).toBe('bad_input');
  for (const [who, id] of [
    [agent, shared],
    [otherLead, shared],
    [lead, general],
  ] as const) {
    expect(await problemOf(change(who, id, own))).toBe('not_found');
    expect(await problemOf(remove(who, id))).toBe('not_found');
  }
});

it('a reply of a department is changed by any of its leads; taken for oneself it is the own one', async () => {
  const { agent, lead, admin } = await seats();
  const id = await add(admin, ofDepartment);
  expect((await change(lead, id, { ...ofDepartment, text: 'تازه {code}' })).status).toBe(204);
  expect((await repliesOf(agent)).replies).toMatchObject([
    { id, text: 'تازه {code}', sharing: 'department', canChange: false },
  ]);
  await change(lead, id, own);
  expect(await titlesOf(agent)).toEqual([]);
  expect(await titlesOf(admin)).toEqual([]);
  expect((await repliesOf(lead)).replies).toMatchObject([{ sharing: 'own', canChange: true }]);
  expect((await remove(lead, id)).status).toBe(204);
  expect(await titlesOf(lead)).toEqual([]);
});

it('what is sent most stands first, and only what the agent may use is counted', async () => {
  const { agent, outsider, lead } = await seats();
  await add(agent, own);
  const id = await add(lead, ofDepartment);
  expect(await titlesOf(agent)).toEqual(['سلام', 'کش']);
  expect((await agent.browser.post(`/api/desk/replies/${id}/used`)).status).toBe(204);
  expect(await problemOf(outsider.browser.post(`/api/desk/replies/${id}/used`))).toBe('not_found');
  expect((await repliesOf(agent)).replies.map(({ title, uses }) => [title, uses])).toEqual([
    ['کش', 1],
    ['سلام', 0],
  ]);
});

it('says beside the field what is wrong, and where there are too many', async () => {
  const { agent } = await seats();
  const wrong = async (change: object) =>
    Object.keys(
      (await problemIn(agent.browser.post('/api/desk/replies', { ...own, ...change }))).fields ??
        {},
    );
  expect(await wrong({ title: ' ' })).toEqual(['title']);
  expect(await wrong({ text: '' })).toEqual(['text']);
  expect(await wrong({ sharing: 'all' })).toEqual(['sharing']);
  for (let count = 0; count < 300; count++) await add(agent, own);
  expect(await wrong({})).toEqual(['title']);
});

it('R32 whoever wrote a reply of a department reads it no more in another department', async () => {
  const { app } = await openDesk();
  const [writer, other] = [
    await agentAt(app, { role: 'lead' }),
    await agentAt(app, { role: 'lead' }),
  ];
  const id = await add(writer, ofDepartment);
  await add(writer, own);
  await app.db
    .update(agents)
    .set({ departments: ['financial'] })
    .where(eq(agents.id, writer.agent.id));
  expect((await change(other, id, { ...ofDepartment, text: 'متن دیگر' })).status).toBe(204);
  expect(await titlesOf(writer)).toEqual(['سلام']);
  expect(await problemOf(writer.browser.post(`/api/desk/replies/${id}/used`))).toBe('not_found');
});

it('R32 a lead or an admin of an agency writes for itself alone: agents of all agencies use what is shared', async () => {
  const { app } = await openDesk();
  const [lead, admin] = [
    await agentAt(app, { role: 'lead' }),
    await agentAt(app, { role: 'admin' }),
  ];
  const ids = [await add(lead, ofDepartment), await add(admin, forAll)];
  for (const role of ['lead', 'admin'] as const) {
    const seat = await agentAt(app, { role, agency: 'north' });
    expect((await repliesOf(seat)).canShare).toEqual({ departments: [], all: false });
    for (const reply of [ofDepartment, forAll])
      expect(await problemOf(seat.browser.post('/api/desk/replies', reply))).toBe('bad_input');
    for (const id of ids) {
      expect(await problemOf(change(seat, id, own))).toBe('not_found');
      expect(await problemOf(remove(seat, id))).toBe('not_found');
    }
    await add(seat, own);
    expect(await titlesOf(seat)).toEqual(['ساعت کاری', 'سلام', 'کش']);
  }
});
