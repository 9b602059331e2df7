import { pageUrl } from '#shared/contract/pages.ts';
import type { NotificationTemplates } from '../foundation/ports/notification-templates.ts';

/** Key in `settings.messages`; stored in the outbox. */
export const formLinkMessage = 'inbound_form_link';

/** What is sent to whoever writes to an address where only answers to notices are read. */
export const inboundNotifications: NotificationTemplates = {
  [formLinkMessage]: {
    channels: ['email'],
    placeholders: ['contactLink'],
    render: ({ config }) => ({ contactLink: `${config.publicOrigin}${pageUrl('contact')}` }),
    hasNoReserve: true,
  },
};
