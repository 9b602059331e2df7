import { expect, it } from 'vitest';
import type { DeskSessionAnswer } from '#shared/contract/sign-in.ts';
import type { SideGroup } from '../../src/desk/shell/side/side.browser.tsx';
import { placeGroups, sideGroups } from '../../src/desk/shell/side/side-groups.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';

const ofRoles = [
  ['agent', ['replies']],
  [
    'lead',
    [
      ...(['report', 'replies', 'alarms', 'tags', 'close-reasons', 'blocked'] as const),
      ...(['failed', 'content', 'audit'] as const),
    ],
  ],
  [
    'admin',
    [
      ...(['report', 'replies', 'alarms', 'agents', 'tags', 'close-reasons', 'blocked'] as const),
      ...(['failed', 'content', 'closures', 'audit'] as const),
    ],
  ],
] as const;

it.each(ofRoles)(
  'R32 the role %s is shown the pages %j of the desk, and the API answers it alike',
  async (role, pages) => {
    const { app } = await openDesk();
    const { browser } = await agentAt(app, { role });
    const session = (await (await browser.get('/api/desk/session')).json()) as DeskSessionAnswer;
    expect(session.pages).toEqual(pages);
    const mayReadAudit = session.pages.includes('audit');
    const { status } = await browser.get('/api/desk/audit');
    expect(status).toBe(mayReadAudit ? 200 : 404);
    const day = { from: '1405-09-05', to: '1405-09-05', title: 'آلودگی هوا' };
    const closed = await browser.post('/api/desk/closures', day);
    expect(closed.status).toBe(session.pages.includes('closures') ? 201 : 404);

    const known = {
      place: { open: { kind: 'list' }, query: {} },
      ...{ counts: null, departments: [], saved: [] },
      pages: session.pages,
    } as const;
    const pathsOf = (groups: SideGroup[]) =>
      groups
        .flatMap(({ entries }) => entries.map(({ href }) => href))
        .filter((href) => /^\/desk\/[a-z]/.test(href));
    const addresses = pages.map((page) => `/desk/${page}/`);
    // The side leads to the first; from there the pages lead to one another, and the palette to each.
    expect(pathsOf(sideGroups(known))).toEqual(addresses.slice(0, 1));
    expect(pathsOf(placeGroups(known))).toEqual(addresses);
  },
);
