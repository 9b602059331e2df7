import { expect, it } from 'vitest';
import { promiseOf } from '../../worker/desk/promises/promise.ts';
import { withClosures } from '../../worker/organisation/calendars.ts';
import { promiseFor } from '../../worker/organisation/promise.ts';
import { createTestApp } from '../helpers/app.ts';

it('a promise stays in the hours that it was counted in, also where its type and department are gone', async () => {
  const { settings, clock } = await createTestApp();
  const calendars = withClosures(settings, [], 0);
  const gone = { department: 'gone', promise: 'gone' };
  const now = clock.now();
  const { dueAt } = promiseFor(calendars, gone, { plan: null, agency: null }, now, 'gone');
  const ticket = {
    department: 'gone',
    requestType: 'gone',
    plan: null,
    state: 'waiting' as const,
    promiseDueAt: dueAt,
    promiseStartedAt: now,
  };
  const states = [now, dueAt - 1, dueAt + 1].map((at) => promiseOf(calendars, ticket, at)?.state);
  expect(states).toEqual(['fine', 'soon', 'late']);
});
