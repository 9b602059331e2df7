import { expect, it } from 'vitest';
import type { DeskSessionAnswer } from '#shared/contract/sign-in.ts';
import { sideGroups } from '../../src/desk/shell/side/side-groups.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';

const ofRoles = [
  ['agent', []],
  ['lead', ['report', 'alarms', 'failed', 'content', 'sensitive-reads']],
  ['admin', ['report', 'alarms', 'failed', 'content', 'closures', 'sensitive-reads']],
] as const;

it.each(ofRoles)(
  'R32 the role %s is shown the pages %j of the desk, and the API answers it alike',
  async (role, pages) => {
    const { app } = await openDesk();
    const { browser } = await agentAt(app, { role });
    const session = (await (await browser.get('/api/desk/session')).json()) as DeskSessionAnswer;
    expect(session.pages).toEqual(pages);
    const mayReadAudit = session.pages.includes('sensitive-reads');
    const { status } = await browser.get('/api/desk/sensitive-reads');
    expect(status).toBe(mayReadAudit ? 200 : 404);
    const day = { from: '1405-09-05', to: '1405-09-05', title: 'آلودگی هوا' };
    const closed = await browser.post('/api/desk/closures', day);
    expect(closed.status).toBe(session.pages.includes('closures') ? 201 : 404);

    const groups = sideGroups({
      place: { open: { kind: 'list' }, query: {} },
      ...{ counts: null, departments: [], saved: [] },
      pages: session.pages,
    });
    const shown = groups.flatMap(({ entries }) => entries.map(({ href }) => href));
    expect(shown.filter((href) => /^\/desk\/[a-z]/.test(href))).toEqual(
      pages.map((page) => `/desk/${page}/`),
    );
  },
);
