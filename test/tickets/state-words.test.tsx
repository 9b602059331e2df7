import { parse } from 'csv-parse/sync';
import { sql } from 'drizzle-orm';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { stateWords, ticketStates } from '#shared/contract/tickets.ts';
import { openName } from '#shared/desk-query/names.ts';
import { loadSettings } from '#shared/settings/load.ts';
import { readContentSettings } from '#test/runtime';
import editorsGuide from '../../content/README.md?raw';
import { FilterBar } from '../../src/desk/list/filter-bar.browser.tsx';
import { problemIn } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { goodRequest } from '../helpers/tickets.ts';

// An organisation may have words of its own for states. Whoever reads a state reads them.

const own = { waiting: 'در نوبت', in_review: 'ملاحظه شد، در حال بررسی', closed: 'مختومه' };
const shell = '<main><noscript><!--slot:plain--><!--slot:plain-end--></noscript></main>';

const openOwn = () =>
  openDesk({
    settings: (settings) => {
      settings.stateWords = own;
    },
    services: {
      asset: async (path) =>
        path.startsWith('/requests/') ? new TextEncoder().encode(shell) : null,
    },
  });

const textAt = async (
  browser: Awaited<ReturnType<typeof openDesk>>['customer'],
  path: string,
): Promise<string> => (await browser.get(path)).text();

describe('the words of an organisation for states', () => {
  it('are in the answer to the form', async () => {
    const { customer } = await openOwn();
    const filed = await customer.post('/api/contact', {
      ...goodRequest,
      title: 'فایل خریداری‌شده باز نمی‌شود',
      anotherMatter: true,
    });
    expect(await filed.json()).toMatchObject({ state: 'waiting', stateTitle: own.waiting });
  });

  it('are in the list, the thread and its history, with and without scripts', async () => {
    const { customer, code, agent } = await openOwn();
    await agent.act(code, 'open');
    const read = async (path: string) => (await customer.get(path)).json();
    expect(await read('/api/requests')).toMatchObject([{ stateTitle: own.in_review }]);
    expect(await read(`/api/requests/${code}`)).toMatchObject({
      stateTitle: own.in_review,
      next: stateWords.in_review.next,
      history: [
        { from: null, to: own.waiting },
        { from: own.waiting, to: own.in_review },
      ],
    });
    for (const path of ['/requests/', `/requests/${code}/`]) {
      const page = await textAt(customer, path);
      expect(page, path).toContain(own.in_review);
      expect(page, path).not.toContain(stateWords.in_review.title);
    }
  });

  it('are at the desk: in its list, its file for spreadsheets, the thread and its history', async () => {
    const { app, code } = await openOwn();
    const agent = await agentAt(app, { rights: ['export'] });
    await agent.act(code, 'open');
    expect((await agent.list()).tickets).toMatchObject([{ stateTitle: own.in_review }]);
    const rows: string[][] = parse(await textAt(agent.browser, '/api/desk/tickets.csv'), {
      bom: true,
    });
    expect(rows[1]).toContain(own.in_review);
    const thread = await agent.read(code);
    expect(thread.stateTitle).toBe(own.in_review);
    expect(thread.history.map(({ to }) => to)).toEqual([own.waiting, own.in_review]);
  });

  it('are in the filter of the desk, which offers no other states for them', () => {
    const bar = render(
      <FilterBar
        query={{ state: 'in_review' }}
        choices={{ departments: [], stateWords: { ...own, expired: 'پاک شد' } }}
        onChange={() => {}}
      />,
    );
    const [states = ''] = bar.split('</select>');
    const offered = [...states.matchAll(/<option[^>]*>([^<]+)/g)].map(([, title]) => title);
    expect(offered).toEqual([
      'همه',
      openName,
      own.waiting,
      own.in_review,
      stateWords.answered.title,
      own.closed,
    ]);
  });

  it('are in no signed copy, which says what was written and verifies under other words', async () => {
    const { customer, code, agent } = await openOwn();
    await agent.act(code, 'open');
    for (const kind of ['json', 'html']) {
      const copy = await textAt(customer, `/api/requests/${code}/transcript.${kind}`);
      expect(copy).toContain(goodRequest.text);
      for (const words of [own.in_review, stateWords.in_review.title])
        expect(copy).not.toContain(words);
    }
  });

  it('are in what an agent reads of a ticket that changed meanwhile', async () => {
    const { app, code, agent } = await openOwn();
    const { version } = await agent.read(code);
    await (await agentAt(app)).act(code, 'close', { reason: 'تمام شد.' });
    const refused = await problemIn(agent.act(code, 'reply', { version, text: 'پاسخ' }));
    expect(refused).toMatchObject({
      code: 'stale_version',
      facts: { state: 'closed', stateTitle: own.closed },
    });
  });

  it('leave states that have none their usual words', async () => {
    const { customer, code, agent } = await openOwn();
    await agent.act(code, 'reply', { text: 'درست شد.' });
    const thread = await (await customer.get(`/api/requests/${code}`)).json();
    expect(thread).toMatchObject({ stateTitle: stateWords.answered.title });
  });

  it('do not call a message read that nobody has read yet', async () => {
    const { app, customer, code, agent } = await openOwn();
    await agent.act(code, 'open');
    await customer.post(
      `/api/requests/${code}/messages`,
      { text: 'راستی، با گوشی هم همین است.' },
      { 'Idempotency-Key': 'another-message' },
    );
    await app.db.run(sql`UPDATE messages SET seen_at = NULL WHERE author = 'customer'`);
    const thread = await (await customer.get(`/api/requests/${code}`)).json();
    expect(thread).toMatchObject({
      state: 'in_review',
      stateTitle: 'پیام جدید شما رسید، در حال بررسی',
    });
  });

  it('are explained to editors beside the usual ones, state by state', () => {
    const rows = [...editorsGuide.matchAll(/^\| `([a-z_]+)` \| ([^|]+) \|$/gm)].filter(([, id]) =>
      ticketStates.some((state) => state === id),
    );
    expect(rows.map(([, id, title]) => [id, title])).toEqual(
      ticketStates.map((state) => [state, stateWords[state].title]),
    );
  });

  it('are those of known states alone', async () => {
    const settings = loadSettings(await readContentSettings());
    expect(settings.stateWords).toEqual({});
    for (const stateWords of [{ review: 'ملاحظه شد' }, { in_review: '' }])
      expect(() => loadSettings({ ...settings, stateWords })).toThrow('stateWords');
  });
});
