import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { OwningChoices } from '#shared/contract/desk/owning.ts';
import { problemIn } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { meanwhile } from '../helpers/meanwhile.ts';
import { putAct } from './put-act.ts';

type Desk = Awaited<ReturnType<typeof agentAt>>;

const tagsFor = async ({ browser }: Desk, code: string) =>
  ((await (await browser.get(`/api/desk/tickets/${code}/choices`)).json()) as OwningChoices).tags;
const refusal = async (answer: Promise<Response>) => (await problemIn(await answer)).fields?.tags;

describe('the tags of a ticket', () => {
  it('are added by typing, chosen from the list, taken off, and lists find tickets by them', async () => {
    const { app, code, agent } = await openDesk();
    await putAct(agent, code, 'tags', { tags: [], added: ['پیگیری تلفنی', 'خطای سایت'] });
    const { tags } = await agent.read(code);
    expect(tags.map(({ title }) => title).sort()).toEqual(['خطای سایت', 'پیگیری تلفنی'].sort());
    const bug = tags.find(({ title }) => title === 'خطای سایت')!;
    expect((await tagsFor(agent, code)).map(({ id }) => id)).toContain(bug.id);

    await putAct(agent, code, 'tags', { tags: [bug.id] });
    expect((await agent.read(code)).tags).toEqual([bug]);
    expect((await agent.list(`?tag=${bug.id}`)).tickets).toMatchObject([{ code, tags: [bug] }]);
    const typed = encodeURIComponent('برچسب:«خطاي سايت»');
    expect((await agent.list(`?q=${typed}`)).tickets).toMatchObject([{ code }]);
    const rows = (await agent.read(code)).history.filter(({ kind }) => kind === 'tags');
    expect(rows.at(-1)).toMatchObject({ name: agent.agent.name, to: 'خطای سایت' });
    expect(rows).toHaveLength(2);

    const { version } = await agent.read(code);
    await putAct(agent, code, 'tags', { tags: [bug.id] });
    expect((await agent.read(code)).version).toBe(version);
    const [{ count }] = (await app.db.all(sql`SELECT count(*) AS count FROM tags`)) as [
      { count: number },
    ];
    expect(count).toBe(2);
  });

  it('a new title that reads like one of the list is refused', async () => {
    const { code, agent } = await openDesk();
    await putAct(agent, code, 'tags', { tags: [], added: ['پیامک‌ها'] });
    for (const added of [['پيامكها'], ['یک', 'یك']])
      expect(await refusal(putAct(agent, code, 'tags', { tags: [], added }))).toMatch(/«.+»/);
    expect((await tagsFor(agent, code)).map(({ title }) => title)).toEqual(['پیامک‌ها']);
  });

  it('R36 a new tag whose answer was lost is answered again, and added once', async () => {
    const { code, agent } = await openDesk();
    const { version } = await agent.read(code);
    const send = () =>
      agent.browser.put(
        `/api/desk/tickets/${code}/tags`,
        { version, tags: [], added: ['پیامک‌ها'] },
        { 'Idempotency-Key': 'a-key-of-one-request' },
      );
    const first = await (await send()).json();
    expect(first).toEqual({ version: version + 1 });
    expect(await (await send()).json()).toEqual(first);
    expect(await tagsFor(agent, code)).toHaveLength(1);
  });

  it('two agents who add the same at once add one', async () => {
    const { app, code, agent } = await openDesk();
    const other = await agentAt(app);
    const { version } = await agent.read(code);
    await Promise.all(
      [agent, other].map(({ browser }, at) =>
        browser.put(`/api/desk/tickets/${code}/tags`, {
          ...{ version, tags: [] },
          added: [['پیامک‌ها'], ['پيامكها']][at],
        }),
      ),
    );
    expect(await tagsFor(agent, code)).toHaveLength(1);
  });

  it('a retired tag stays where it is and is offered no more; an unknown one is refused', async () => {
    const { app, customer, code, agent } = await openDesk();
    await putAct(agent, code, 'tags', { tags: [], added: ['قدیمی', 'دیگر'] });
    const old = (await agent.read(code)).tags.find(({ title }) => title === 'قدیمی')!;
    await app.db.run(sql`UPDATE tags SET retired_at = 1 WHERE id = ${old.id}`);
    expect((await tagsFor(agent, code)).map(({ title }) => title)).toEqual(['دیگر']);
    expect((await putAct(agent, code, 'tags', { tags: [old.id] })).status).toBe(200);
    expect((await agent.read(code)).tags).toEqual([old]);
    await putAct(agent, code, 'tags', { tags: [] });
    expect(await refusal(putAct(agent, code, 'tags', { tags: [old.id] }))).toBeTypeOf('string');
    expect(await refusal(putAct(agent, code, 'tags', { tags: ['nobody'] }))).toBeTypeOf('string');
    expect((await customer.get(`/api/requests/${code}`)).status).toBe(200);
  });

  it('keep their titles in the history, whatever these mean elsewhere', async () => {
    const { code, agent } = await openDesk();
    await putAct(agent, code, 'tags', { tags: [], added: ['sms'] });
    expect((await agent.read(code)).history.at(-1)).toMatchObject({ kind: 'tags', to: 'sms' });
  });

  it('are ten at most', async () => {
    const { code, agent } = await openDesk();
    const added = Array.from({ length: 10 }, (_, at) => `برچسب ${at}`);
    expect((await putAct(agent, code, 'tags', { tags: [], added })).status).toBe(200);
    const tags = (await agent.read(code)).tags.map(({ id }) => id);
    expect(await refusal(putAct(agent, code, 'tags', { tags, added: ['یکی دیگر'] }))).toContain(
      '۱۰',
    );
  });
});

describe('tags that a lead changes while an agent chooses', () => {
  it('are read anew: one that was merged into another is refused, and a title that another got meanwhile', async () => {
    const { app, code, agent } = await openDesk();
    const lead = await agentAt(app, { role: 'lead' });
    const added = async (title: string) => {
      const answer = await lead.browser.post('/api/desk/tags', { title });
      return ((await answer.json()) as { id: string }).id;
    };
    const [gone, into, renamed] = [
      await added('خطا'),
      await added('خطای سایت'),
      await added('پول'),
    ];
    const merge = () => lead.browser.post(`/api/desk/tags/${gone}/merge`, { into });
    meanwhile(app.client, async () => expect((await merge()).ok).toBe(true));
    expect(await refusal(putAct(agent, code, 'tags', { tags: [gone] }))).toMatch('دیگر در فهرست');
    const rename = () => lead.browser.put(`/api/desk/tags/${renamed}`, { title: 'پرداخت' });
    meanwhile(app.client, async () => expect((await rename()).ok).toBe(true));
    const same = putAct(agent, code, 'tags', { tags: [], added: ['پرداخت'] });
    expect(await refusal(same)).toMatch('«پرداخت»');
  });
});
