import { pageUrl } from '#shared/contract/pages.ts';
import { showHiddenCard } from '#shared/fields/hidden-cards.ts';
import * as fieldTexts from '#shared/fields/texts.ts';
import type {
  NotificationTemplate,
  NotificationTemplates,
} from '../foundation/ports/notification-templates.ts';
import * as texts from './texts.ts';
import { makeReplyAddress } from './thread/reply-address.ts';

/** Name under which a notice keeps the last four digits of masked cards, parted by spaces. */
export const hiddenCardsData = 'hiddenCards';

const answeringWith = (answering: string, { [hiddenCardsData]: cards }: Record<string, string>) =>
  cards
    ? `${fieldTexts.hiddenCards(cards.split(' ').map(showHiddenCard)).join('')}\n\n${answering}`
    : answering;

/** Messages about one ticket: what was known is in `data`, the way to the thread is made here. */
const aboutTicket = (
  page: 'request' | 'deskTicket',
  placeholders: string[],
): NotificationTemplate => ({
  channels: ['sms', 'email'],
  placeholders: ['trackingCode', 'link', ...placeholders],
  render: ({ config }, { data }) => ({
    ...data,
    link: `${config.publicOrigin}${pageUrl(page, data.trackingCode ?? '')}`,
    ...(placeholders.includes('answering') && {
      answering: answeringWith(config.inbound ? texts.answerable : texts.notAnswerable, data),
    }),
  }),
});

/** One that its customer may answer by e-mail, where an inbound address is configured. */
const toCustomer = (placeholders: string[]): NotificationTemplate => ({
  ...aboutTicket('request', [...placeholders, 'answering']),
  replyTo: async (context, { ticketId, to }) =>
    ticketId === null ? null : await makeReplyAddress(context, ticketId, to),
});

/** One to a department's own people, as many as there are tickets: anybody can file them. */
const toDepartment = (placeholders: string[]): NotificationTemplate => ({
  ...aboutTicket('deskTicket', placeholders),
  hasNoReserve: true,
});

/** What is sent about a ticket, to its customer and to its department. */
export const ticketNotifications: NotificationTemplates = {
  ticket_filed: { ...toCustomer(['promise']), hasNoReserve: true },
  ticket_answered: toCustomer(['department']),
  participant_added: { ...aboutTicket('request', []), channels: ['sms'] },
  ticket_closed: toCustomer(['reason']),
  ticket_stage: toCustomer(['stage', 'news']),
  department_new_ticket: toDepartment(['department', 'promise']),
  department_promise_at_risk: toDepartment(['department', 'promise']),
};
