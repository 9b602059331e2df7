import type { SavedView } from '#shared/contract/desk/views.ts';
import { deskPages } from '#shared/contract/sign-in.ts';
import type { Choices } from '../../desk/list/filters.ts';
import { sideGroups } from '../../desk/shell/side/side-groups.ts';

const departments = [
  { id: 'technical', title: 'فنی' },
  { id: 'financial', title: 'مالی' },
];

/** What filters of the desk can name. */
export const sampleChoices: Choices = {
  ...{ departments, stateWords: {}, me: '1' },
  types: [{ id: 'payment', title: 'پرداخت ناموفق' }],
  agents: [
    { id: '1', title: 'سارا محمدی' },
    { id: '2', title: 'علی نوری' },
  ],
};

const some = (count: number) => ({ count, isMore: false });

/** A view that was saved for a department. */
export const sampleView: SavedView = {
  ...{ id: '1', title: 'مالی‌های بی‌مسئول', canChange: true },
  query: { department: 'financial', assignee: 'none' },
  department: { id: 'financial', title: 'مالی' },
};

/** The side of an admin, each kind of count in it. */
export const sampleSide = sideGroups({
  place: { open: { kind: 'list' }, query: {} },
  counts: {
    ...{
      owed: some(47),
      mine: some(12),
      mentions: some(2),
      unassigned: some(9),
      departments: some(21),
    },
    ...{ at_risk: some(6), answered: some(31), snoozed: some(0), closed: some(812) },
    all: { count: 1000, isMore: true },
  },
  ...{ departments, pages: deskPages },
  saved: [sampleView],
});
