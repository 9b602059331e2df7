import type { DeskView } from '#shared/contract/desk/inbox.ts';
import type { ViewWalk } from './store-walk.ts';

// What each view is a walk over. The numbers are places of `work_order` (migration 0010).

/** Behind the last place of a class of the order of work. */
const untilPlace = { atRisk: 32, owed: 64, open: 80 } as const;

const work = (until: number): Extract<ViewWalk, { order: 'work' }> => ({
  order: 'work',
  until,
  of: 'anybody',
  isOwnDepartments: false,
});

/** The walk of each view. */
export const viewWalks: Record<DeskView, ViewWalk> = {
  owed: work(untilPlace.owed),
  mine: { ...work(untilPlace.open), of: 'me' },
  mentions: { order: 'mentions' },
  unassigned: { ...work(untilPlace.owed), of: 'nobody' },
  departments: { ...work(untilPlace.open), isOwnDepartments: true },
  at_risk: work(untilPlace.atRisk),
  answered: { order: 'state', state: 'answered' },
  snoozed: { order: 'snoozed' },
  closed: { order: 'state', state: 'closed' },
  all: { order: 'created' },
};
