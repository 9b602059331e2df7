import { describe, expect, it } from 'vitest';
import type { PublicNow } from '#shared/contract/organisation.ts';
import { commit } from '../../worker/foundation/database/commit.ts';
import { addSuddenClosure, growVersion } from '../../worker/organisation/store.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { fileTicket, signedIn } from '../helpers/tickets.ts';

const nowOf = async (app: TestApp) =>
  (await (await app.visitor().get('/api/now')).json()) as PublicNow;
const textOf = ({ promises }: PublicNow, type: string) =>
  promises.find(({ requestType }) => requestType === type)?.text;

const closeTomorrow = ({ db, clock }: TestApp) =>
  commit(db, [
    addSuddenClosure(db, {
      id: 'snow',
      calendar: null,
      fromDay: '1405-09-04',
      toDay: '1405-09-04',
      title: 'برف',
      createdAt: clock.now(),
      createdBy: null,
    }),
    growVersion(db),
  ]);

describe('today', () => {
  it('tells everybody the exact promise of each request type', async () => {
    const app = await createTestApp();
    const answer = await app.visitor().get('/api/now');
    expect(answer.headers.get('Cache-Control')).toBe('public, max-age=60');
    const now = (await answer.json()) as PublicNow;
    expect(now.promises).toHaveLength(app.settings.requestTypes.length);
    expect(textOf(now, 'payment')).toMatch(/^چهارشنبه ۴ آذر/);
  });

  it('a day closed since moves what is promised from then on, in every process', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    await fileTicket(browser);
    await closeTomorrow(app);
    const code = await fileTicket(browser, {
      requestType: 'other',
      title: 'پیشنهادی برای بسته‌بندی',
    });
    expect(textOf(await nowOf(app), 'payment')).toMatch(/^پنجشنبه ۵ آذر/);
    const thread = await (await browser.get(`/api/requests/${code}`)).json();
    expect(thread).toMatchObject({ promise: { text: textOf(await nowOf(app), 'other') } });
  });

  it('shows announcements on their days alone', async () => {
    const app = await createTestApp({
      settings: (settings) => {
        settings.announcements = [
          { text: 'دیروز', from: '1405-09-01', to: '1405-09-02' },
          { text: 'امروز', from: '1405-09-03', to: '1405-09-03' },
          { text: 'فردا', from: '1405-09-04', to: '1405-09-10' },
        ];
      },
    });
    expect((await nowOf(app)).announcements).toEqual([{ text: 'امروز', href: null }]);
  });
});
