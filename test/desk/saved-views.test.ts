import { expect, it } from 'vitest';
import type { ViewsAnswer } from '#shared/contract/desk/views.ts';
import { problemOf } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';

const viewsOf = async ({ browser }: Awaited<ReturnType<typeof agentAt>>) =>
  (await (await browser.get('/api/desk/views')).json()) as ViewsAnswer;

it('a view is kept for oneself or shared with a department, and only its owner changes it', async () => {
  const { app, code, agent } = await openDesk();
  const colleague = await agentAt(app);
  const outsider = await agentAt(app, { departments: ['financial'] });
  const add = async (title: string, department: string | null, query = {}) =>
    (
      (await (
        await agent.browser.post('/api/desk/views', { title, query, department })
      ).json()) as { id: string }
    ).id;
  const own = await add('مال من', null, { view: 'all', q: 'مسئول:من' });
  const shared = await add('بدون مسئول', 'technical', { assignee: 'none' });

  expect((await viewsOf(agent)).views.map(({ id }) => id)).toEqual([own, shared]);
  expect((await viewsOf(colleague)).views).toMatchObject([
    { id: shared, title: 'بدون مسئول', department: { id: 'technical' }, canChange: false },
  ]);
  expect((await viewsOf(outsider)).views).toEqual([]);
  expect((await viewsOf(outsider)).choices.departments).toMatchObject([{ id: 'financial' }]);
  expect((await viewsOf(colleague)).choices.agents.map(({ title }) => title)).toContain(
    agent.agent.name,
  );

  expect((await colleague.list(`?view=saved:${shared}`)).tickets.map((one) => one.code)).toEqual([
    code,
  ]);
  expect((await agent.list(`?view=saved:${own}`)).tickets).toEqual([]);
  for (const [who, id] of [
    [colleague, own],
    [outsider, shared],
    [agent, 'none'],
  ] as const)
    expect(await problemOf(who.browser.get(`/api/desk/tickets?view=saved:${id}`))).toBe(
      'not_found',
    );

  const body = { title: 'دیگر', query: {}, department: null };
  expect(await problemOf(colleague.browser.put(`/api/desk/views/${shared}`, body))).toBe(
    'not_found',
  );
  expect(
    await problemOf(colleague.browser.send(`/api/desk/views/${shared}`, { method: 'DELETE' })),
  ).toBe('not_found');
  expect(
    await problemOf(agent.browser.post('/api/desk/views', { ...body, department: 'financial' })),
  ).toBe('bad_input');

  await agent.browser.put(`/api/desk/views/${own}`, body);
  expect((await viewsOf(agent)).views.map(({ title }) => title)).toEqual(['دیگر', 'بدون مسئول']);
  expect((await agent.browser.send(`/api/desk/views/${shared}`, { method: 'DELETE' })).status).toBe(
    204,
  );
  expect((await viewsOf(colleague)).views).toEqual([]);
});

it('own views are in the order of their owner, before those of others', async () => {
  const { app, agent } = await openDesk();
  const colleague = await agentAt(app);
  const titlesOf = async (who: typeof agent) =>
    (await viewsOf(who)).views.map(({ title }) => title);
  const add = async (who: typeof agent, title: string, department: string | null = null) => {
    const added = await who.browser.post('/api/desk/views', { title, query: {}, department });
    return ((await added.json()) as { id: string }).id;
  };
  const shared = await add(colleague, 'مشترک', 'technical');
  const [one, two, three] = [
    await add(agent, 'یک'),
    await add(agent, 'دو', 'technical'),
    await add(agent, 'سه'),
  ];
  expect(await titlesOf(agent)).toEqual(['یک', 'دو', 'سه', 'مشترک']);
  const order = (who: typeof agent, ids: readonly string[]) =>
    who.browser.put('/api/desk/views/order', { ids });
  expect((await order(agent, [three, shared, one])).status).toBe(204);
  expect(await titlesOf(agent)).toEqual(['سه', 'یک', 'دو', 'مشترک']);
  expect((await order(agent, [two])).status).toBe(204);
  expect(await titlesOf(agent)).toEqual(['دو', 'سه', 'یک', 'مشترک']);
  await add(agent, 'چهار');
  expect(await titlesOf(agent)).toEqual(['دو', 'سه', 'یک', 'چهار', 'مشترک']);
  // What another puts first moves nothing of mine.
  await order(colleague, [one, two, shared]);
  expect(await titlesOf(agent)).toEqual(['دو', 'سه', 'یک', 'چهار', 'مشترک']);
});

it('R32 an agent of an agency is offered its own agency alone', async () => {
  const { app, agent } = await openDesk({
    settings: (settings) => {
      settings.agencies = {
        north: { title: 'شمال', department: 'technical' },
        south: { title: 'جنوب', department: 'technical' },
      };
    },
  });
  const northern = await agentAt(app, { agency: 'north' });
  const offered = async (who: typeof agent) =>
    (await viewsOf(who)).choices.agencies.map(({ id }) => id);
  expect(await offered(northern)).toEqual(['north']);
  expect(await offered(agent)).toEqual(['north', 'south']);
});
