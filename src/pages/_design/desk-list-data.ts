import type { DeskAgent } from '#shared/contract/desk/agents.ts';
import type { SavedView } from '#shared/contract/desk/views.ts';
import { type DeskSessionAnswer, deskPages } from '#shared/contract/sign-in.ts';
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

/** An admin who is signed in. */
export const sampleDeskSession: DeskSessionAnswer = {
  ...{ agentId: '1', name: 'نگار', role: 'admin', departments: ['technical'], rights: ['export'] },
  ...{ pages: deskPages, away: false },
};

/** An admin, and an agent who was disabled with open requests. */
export const sampleAgents: DeskAgent[] = [
  {
    ...{ id: '1', name: 'نگار احمدی', mobile: '۰۹۱۲ ۱۲۳ ۴۵۶۷', role: 'admin', agency: null },
    ...{ departments: [], rights: ['export'], isEnabled: true, open: 0, recoveryCodes: 10 },
  },
  {
    ...{ id: '2', name: 'مینا رضایی', mobile: '۰۹۱۲ ۷۶۵ ۴۳۲۱', role: 'agent', agency: null },
    ...{ departments: ['technical'], rights: [], isEnabled: false, open: 3, recoveryCodes: 7 },
  },
];
