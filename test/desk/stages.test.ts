import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Settings } from '#shared/settings/schema.ts';
import type { Stage } from '#shared/settings/stages.ts';
import { readCopy } from '#shared/transcripts/copy.ts';
import { verifyTranscript } from '#shared/transcripts/verify.ts';
import { runScheduled } from '../../worker/app.ts';
import { days, hours, minutes } from '../../worker/foundation/ports/clock.ts';
import { tickets } from '../../worker/tickets/schema.ts';
import { problemIn, problemOf } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { signInAgent } from '../helpers/people.ts';

// It is 3 Azar 1405, ten in the morning, a Tuesday.

const stage = (id: string, title: string, given: Partial<Stage> = {}): Stage => ({
  ...{ id, title, answers: false, aside: false },
  ...given,
});

/** A course in which «accepted» promises «paid», two stages on, in 24 to 72 working hours of the clock. */
const course = (settings: Settings) => {
  settings.calendars.bank = {
    week: Object.fromEntries(
      ['sat', 'sun', 'mon', 'tue', 'wed'].map((day) => [day, [['00:00', '24:00']]]),
    ),
    closures: [],
    fixedHolidays: true,
  };
  const type = settings.requestTypes.find(({ id }) => id === 'technical')!;
  settings.departments.technical!.notify = { channel: 'email', to: 'desk@example.com' };
  type.stages = [
    stage('received', 'درخواست رسید'),
    stage('accepted', 'پذیرفته شد', {
      ...{ promise: 'refund', until: 'paid', calendar: 'bank', answers: true },
      next: 'با شما تماس می‌گیریم.',
    }),
    stage('picked-up', 'کالا گرفته شد'),
    stage('paid', 'وجه واریز شد'),
    stage('rejected', 'پذیرفته نشد', { aside: true }),
  ];
};

const openCourse = async () => {
  const opened = await openDesk({ settings: course });
  const { app, customer, code } = opened;
  return {
    ...opened,
    thread: async () => (await customer.get(`/api/requests/${code}`)).json(),
    /** By an agent who has just signed in, whatever the clock says. */
    move: async (to: string) => (await agentAt(app)).act(code, 'stage', { stage: to }),
    /** As it is stored, for days on which nobody is signed in. */
    state: async () => (await app.db.select().from(tickets))[0]?.state,
    sentTo: (mobile: string) => app.texts.filter(({ to }) => to === mobile),
  };
};

describe('the stages of a request', () => {
  it('say what comes next where one was the answer, by a clock that goes on meanwhile', async () => {
    const { app, thread, move } = await openCourse();
    const { now } = app.services.clock;
    let later = 0;
    Object.assign(app.services, { clock: { now: () => now() + later++ } });
    expect((await move('accepted')).status).toBe(200);
    expect(await thread()).toMatchObject({
      state: 'answered',
      next: expect.stringMatching(/^مرحلهٔ درخواست شما تغییر کرده است؛/),
    });
  });

  it('begin at the first without anybody’s doing, with all that is to come', async () => {
    const { thread, customer } = await openCourse();
    expect(await thread()).toMatchObject({
      stage: 'درخواست رسید',
      progress: {
        since: null,
        steps: [
          { title: 'درخواست رسید', state: 'current' },
          { title: 'پذیرفته شد', state: 'coming', at: null },
          { title: 'کالا گرفته شد', state: 'coming' },
          { title: 'وجه واریز شد', state: 'coming', due: null },
        ],
      },
    });
    const [row] = await (await customer.get('/api/requests')).json();
    expect(row).toMatchObject({ stage: 'درخواست رسید' });
  });

  it('are moved by an agent: the customer reads where it stands, since when and by when the rest', async () => {
    const { app, thread, move } = await openCourse();
    app.clock.turn(hours(2));
    expect((await move('accepted')).status).toBe(200);
    const moved = await thread();
    expect(moved).toMatchObject({ state: 'answered', promise: null, stage: 'پذیرفته شد' });
    expect(moved.next).not.toContain('پاسخ را بخوانید');
    expect(moved.progress).toMatchObject({
      title: 'پذیرفته شد',
      next: 'با شما تماس می‌گیریم.',
      since: app.clock.now(),
      steps: [
        { state: 'done' },
        { state: 'current', at: app.clock.now(), due: null },
        { state: 'coming', due: null },
        {
          state: 'coming',
          due: { text: 'یکشنبه ۸ آذر، ساعت ۱۲', late: false, rule: '۲۴ تا ۷۲ ساعت کاری' },
        },
      ],
    });
    expect(moved.history.at(-2)).toMatchObject({
      ...{ kind: 'stage', by: 'agent', from: 'درخواست رسید', to: 'پذیرفته شد' },
    });
  });

  it('keep a promise on the way to what it promises, and end it there', async () => {
    const { app, thread, move } = await openCourse();
    await move('accepted');
    const { dueAt } = (await thread()).progress.steps[3].due;
    app.clock.turn(days(1));
    await move('picked-up');
    expect((await thread()).progress.steps[3].due.dueAt).toBe(dueAt);
    await move('paid');
    const done = (await thread()).progress.steps;
    expect(done.map(({ state }: { state: string }) => state)).toEqual(Array(4).fill('done'));
    expect(done[3].due).toBeNull();
  });

  it('that were passed over promise all the same, from the move on', async () => {
    const { thread, move } = await openCourse();
    await move('picked-up');
    expect((await thread()).progress.steps[3].due.text).toBe('یکشنبه ۸ آذر، ساعت ۱۰');
  });

  it('aside of the course show what was reached and why it goes no further', async () => {
    const { thread, move } = await openCourse();
    await move('accepted');
    await move('rejected');
    expect((await thread()).progress.steps).toMatchObject([
      { title: 'درخواست رسید', state: 'done' },
      { title: 'پذیرفته شد', state: 'done', due: null },
      { title: 'پذیرفته نشد', state: 'current' },
    ]);
  });

  it('that were reached by mistake are not shown once the course is left', async () => {
    const { thread, move } = await openCourse();
    for (const stage of ['accepted', 'paid', 'accepted', 'rejected']) await move(stage);
    const titles = (await thread()).progress.steps.map(({ title }: { title: string }) => title);
    expect(titles).toEqual(['درخواست رسید', 'پذیرفته شد', 'پذیرفته نشد']);
  });

  it('keep the moment of the current one when settings name it otherwise', async () => {
    const { app, thread, move } = await openCourse();
    await move('picked-up');
    const type = app.settings.requestTypes.find(({ id }) => id === 'technical')!;
    type.stages.find(({ id }) => id === 'picked-up')!.title = 'کالا به انبار رسید';
    expect((await thread()).progress.steps[2]).toMatchObject({
      ...{ title: 'کالا به انبار رسید', state: 'current', at: app.clock.now() },
    });
  });

  it('notify the customer by the channel it chose, once, with the date', async () => {
    const { code, move, sentTo } = await openCourse();
    await move('accepted');
    const [{ text } = { text: '' }] = sentTo('+989121234567');
    expect(text).toContain(code);
    expect(text).toMatch(
      /پذیرفته شد\nبا شما تماس می‌گیریم. «وجه واریز شد»: تا یکشنبه ۸ آذر، ساعت ۱۰/,
    );
    expect((await move('accepted')).status).toBe(200);
    expect(sentTo('+989121234567')).toHaveLength(1);
  });

  it('stand at the desk, with the choice of all; the list keeps what is promised in view', async () => {
    const { code, agent, move } = await openCourse();
    await move('accepted');
    const { course: seen, can, state } = await agent.read(code);
    expect({ state, stage: can.stage }).toEqual({ state: 'answered', stage: true });
    expect(seen).toMatchObject({ current: 'accepted', promise: { state: 'fine' } });
    expect(seen?.stages.map(({ id }) => id)).toEqual([
      ...['received', 'accepted', 'picked-up', 'paid', 'rejected'],
    ]);
    const row = { code, stage: 'پذیرفته شد', promise: { text: 'یکشنبه ۸ آذر، ساعت ۱۰' } };
    for (const query of ['', '?view=owed', '?view=answered'])
      expect((await agent.list(query)).tickets, query).toMatchObject([row]);
    expect((await agent.list('?state=waiting')).tickets).toEqual([]);
    await move('paid');
    expect((await agent.list()).tickets).toEqual([]);
  });

  it('do not answer what was asked, unless settings say that they do', async () => {
    const { thread, move } = await openCourse();
    await move('picked-up');
    expect(await thread()).toMatchObject({ state: 'in_review', promise: { late: false } });
  });

  it('are refused where the type has none like it, and on closed requests', async () => {
    const { agent, code, move } = await openCourse();
    expect((await problemIn(move('nothing'))).fields).toHaveProperty('stage');
    expect(await problemOf(agent.act(code, 'stage', { stage: 'paid', version: 99 }))).toBe(
      'stale_version',
    );
    await agent.act(code, 'close', { reason: 'تمام شد.' });
    expect(await problemOf(move('paid'))).toBe('move_refused');
    expect((await agent.read(code)).can.stage).toBe(false);
  });

  it('R37 are moved by one of two agents who saw the same', async () => {
    const { app, agent, code } = await openCourse();
    const other = await agentAt(app);
    const { version } = await agent.read(code);
    const answers = await Promise.all(
      [agent, other].map((one, at) =>
        one.act(code, 'stage', { stage: ['accepted', 'rejected'][at], version }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('keep a request open while they promise something, however quiet it is', async () => {
    const { app, state, move } = await openCourse();
    await move('accepted');
    app.clock.turn(days(40));
    await runScheduled(app.services);
    expect(await state()).toBe('answered');
    await move('paid');
    app.clock.turn(days(6));
    await runScheduled(app.services);
    expect(await state()).toBe('answered');
    app.clock.turn(days(2));
    await runScheduled(app.services);
    expect(await state()).toBe('closed');
  });

  it('keep their promise for whoever moves a request on by mistake and back again', async () => {
    const { app, thread, move } = await openCourse();
    const dueAt = async () => (await thread()).progress.steps[3].due?.dueAt;
    await move('accepted');
    const promised = await dueAt();
    for (const [there, back] of [
      ['picked-up', 'accepted'],
      ['paid', 'accepted'],
      ['paid', 'picked-up'],
    ] as const) {
      app.clock.turn(hours(5));
      await move(there);
      app.clock.turn(hours(5));
      await move(back);
      expect(await dueAt(), `${there}, ${back}`).toBe(promised);
    }
    await move('received');
    expect((await thread()).progress.steps[3].due).toBeNull();
    await move('accepted');
    expect(await dueAt()).toBeGreaterThan(promised);
  });

  it('leave a request with its customer until what they promise is reached', async () => {
    const { code, customer, agent, thread, move } = await openCourse();
    expect((await thread()).can.solve).toBe(true);
    await move('accepted');
    expect((await thread()).can.solve).toBe(false);
    await agent.act(code, 'close', { reason: 'با تلفن لغو کردید.' });
    expect((await thread()).progress.steps.every(({ due }: { due: unknown }) => !due)).toBe(true);
    await customer.post(
      `/api/requests/${code}/messages`,
      { text: 'پولم نرسیده است.' },
      { 'Idempotency-Key': crypto.randomUUID() },
    );
    expect((await thread()).progress.steps[3].due).not.toBeNull();
    await move('paid');
    expect((await thread()).can.solve).toBe(true);
  });

  it('R38 keep a customer from closing a request that is owed something, on both pages', async () => {
    const { customer, code, thread, move } = await openCourse();
    await move('accepted');
    const refused = await problemIn(customer.post(`/api/requests/${code}/solved`));
    expect(refused).toMatchObject({ code: 'promise_open' });
    expect(refused.message).toContain('پیام');
    const plain = await customer.postForm(`/requests/${code}/`, { solved: 'yes' });
    expect(plain.status).toBe(409);
    expect(await plain.text()).toContain(refused.message);
    expect((await thread()).state).toBe('answered');
    await move('paid');
    expect((await customer.post(`/api/requests/${code}/solved`)).status).toBe(204);
  });

  it('can be chosen anew where the settings have lost the one that a request stands at', async () => {
    const { app, agent, code, thread, move } = await openCourse();
    await move('picked-up');
    const type = app.settings.requestTypes.find(({ id }) => id === 'technical')!;
    type.stages = type.stages.filter(({ id }) => id !== 'picked-up');
    expect((await thread()).progress).toBeNull();
    const { course: seen } = await agent.read(code);
    expect(seen).toMatchObject({ progress: null, current: null });
    expect(seen?.stages).toHaveLength(4);
    expect((await move('paid')).status).toBe(200);
    expect((await thread()).progress.title).toBe('وجه واریز شد');
  });

  it('R36 are moved once per key, and the key is good for that stage alone', async () => {
    const { agent, code, thread, sentTo } = await openCourse();
    const { version } = await agent.read(code);
    const key = crypto.randomUUID();
    const again = (stage: string) => agent.act(code, 'stage', { stage, version }, key);
    const answers = [await again('accepted'), await again('accepted')];
    expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([
      { version: version + 1 },
      { version: version + 1 },
    ]);
    expect(await problemOf(again('paid'))).toBe('key_reused');
    expect(sentTo('+989121234567')).toHaveLength(1);
    expect(
      (await thread()).history.filter(({ kind }: { kind: string }) => kind === 'stage'),
    ).toHaveLength(1);
  });

  it('are in the table for spreadsheets, in copies and in what is kept about the customer', async () => {
    const { app, code, customer, move } = await openCourse();
    const agent = await agentAt(app, { rights: ['export'] });
    await move('accepted');
    const csv = await (await agent.browser.get('/api/desk/tickets.csv')).text();
    const [head = [], row = []] = parse(csv, { bom: true }) as string[][];
    expect(row[head.indexOf('مرحله')]).toBe('پذیرفته شد');

    const stands = { title: 'پذیرفته شد', since: app.clock.now() };
    const transcript = await (await customer.get(`/api/requests/${code}/transcript.json`)).json();
    expect(transcript.ticket.stage).toMatchObject(stands);
    const page = await (await customer.get(`/api/requests/${code}/transcript.html`)).text();
    expect(page).toContain('<bdi>پذیرفته شد</bdi> (از سه‌شنبه ۳ آذر ۱۴۰۵');
    const keys = await (await customer.get('/api/transcripts/keys')).json();
    const copy = await readCopy(page);
    expect(copy).toMatchObject({ altered: [] });
    expect(await verifyTranscript(copy!.transcript, keys)).toMatchObject({ holds: true });
    const forged = await readCopy(page.replace('<bdi>پذیرفته شد', '<bdi>وجه واریز شد'));
    expect(forged?.altered).toEqual(['heading']);

    const data = await (await customer.get('/api/account/data')).json();
    expect(data.requests[0]).toMatchObject({
      stage: 'accepted',
      stageSince: new Date(stands.since).toISOString(),
      stageDueAt: expect.stringMatching(/^2026-11-29T/),
    });
  });

  it('R94 are in no share: how far the request has come since is for its owner', async () => {
    const { app, code, customer, move } = await openCourse();
    const made = await (await customer.post(`/api/requests/${code}/shares`)).json();
    await move('accepted');
    const token = new URL(made.url).hash.slice(1);
    const shared = app.visitor().post('/api/transcripts/shared', { code, token });
    expect(await (await shared).text()).not.toContain('پذیرفته شد');
    const printed = await customer.get(`/api/requests/${code}/transcript.html?share=${made.id}`);
    expect(await printed.text()).not.toContain('پذیرفته شد');
  });

  it('warn the department once of a promise at risk', async () => {
    const { app, code, move } = await openCourse();
    await move('accepted');
    app.mails.length = 0;
    app.clock.turn(days(4) + hours(12));
    await runScheduled(app.services);
    await runScheduled(app.services);
    expect(app.mails.map(({ to }) => to)).toEqual(['desk@example.com']);
    expect(app.mails[0]?.text).toContain(code);
    expect(app.mails[0]?.text).toContain('یکشنبه ۸ آذر، ساعت ۱۰');
  });

  it('move their promise with a closure, and say so', async () => {
    const { app, thread, move } = await openCourse();
    await move('accepted');
    const { browser } = await signInAgent(app, { mobile: '+989350000001', role: 'admin' });
    app.clock.turn(minutes(1));
    const snow = { from: '1405-09-04', to: '1405-09-04', title: 'برف سنگین' };
    const closed = await browser.post('/api/desk/closures', snow);
    expect(await closed.json()).toMatchObject({ movedPromises: 1 });
    const moved = await thread();
    expect(moved.progress.steps[3].due.text).toBe('دوشنبه ۹ آذر، ساعت ۱۰');
    expect(moved.history.at(-1)).toMatchObject({ kind: 'promise', why: 'تعطیلی: برف سنگین' });
  });
});
