import type { DeskView } from '#shared/contract/desk/inbox.ts';

// What each view is a walk over. The numbers are places of `work_order` (migration 0009).

/** Behind the last place of a class of the order of work. */
const untilPlace = { atRisk: 32, owed: 64, open: 80 } as const;

/** How the tickets of a view are found in their order. */
export type ViewWalk =
  | {
      order: 'work';
      until: number;
      /** Whose: anybody's, nobody's, or that of the agent who asks. */
      of: 'anybody' | 'nobody' | 'me';
      /** Only departments of the agent itself, where it has any. */
      isOwnDepartments: boolean;
    }
  | { order: 'state'; state: 'answered' | 'closed' }
  | { order: 'snoozed' }
  | { order: 'created' };

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
  unassigned: { ...work(untilPlace.owed), of: 'nobody' },
  departments: { ...work(untilPlace.open), isOwnDepartments: true },
  at_risk: work(untilPlace.atRisk),
  answered: { order: 'state', state: 'answered' },
  snoozed: { order: 'snoozed' },
  closed: { order: 'state', state: 'closed' },
  all: { order: 'created' },
};
