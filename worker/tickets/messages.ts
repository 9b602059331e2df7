import { pageUrl } from '#shared/contract/pages.ts';
import type { MessageKind, MessageTable } from '../foundation/messages.ts';

/** Messages about one ticket: what was known lies in `data`, the way to the thread is made here. */
const aboutTicket = (page: 'request' | 'deskTicket', placeholders: string[]): MessageKind => ({
  channels: ['sms', 'email'],
  placeholders: ['trackingCode', 'link', ...placeholders],
  render: ({ config }, { data }) => ({
    ...data,
    link: `${config.publicOrigin}${pageUrl(page, data.trackingCode ?? '')}`,
  }),
});

export const ticketMessages: MessageTable = {
  ticket_filed: aboutTicket('request', ['promise', 'answering']),
  ticket_answered: aboutTicket('request', ['department', 'answering']),
  ticket_closed: aboutTicket('request', ['reason', 'answering']),
  department_new_ticket: aboutTicket('deskTicket', ['department', 'promise']),
  department_promise_at_risk: aboutTicket('deskTicket', ['department', 'promise']),
};
