import type { InboxTicket } from '#shared/contract/desk/inbox.ts';

/** A row of the desk's list, with what a test says of it. */
export const rowOf = (given: Partial<InboxTicket> = {}): InboxTicket => ({
  ...{ code: '7K3M-X9QP-2RTW', version: 1, title: 'سبد خرید باز نمی‌شود', customer: 'نرگس احمدی' },
  ...{ requestType: 'فنی', department: 'فنی', state: 'waiting', stateTitle: 'در انتظار' },
  ...{ urgency: 'normal', urgencyTitle: 'عادی', priority: 0, stage: null, promise: null },
  ...{ unread: false, proven: true, createdAt: 0, updatedAt: 0 },
  ...{ assignee: null, snoozed: null, tags: [], lastWords: '' },
  ...given,
});
