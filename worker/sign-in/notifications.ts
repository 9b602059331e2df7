import { pageUrl } from '#shared/contract/pages.ts';
import type { NotificationTemplates } from '../foundation/ports/notification-templates.ts';

/** Key in `settings.messages`; stored in the outbox. */
export const identityChangedMessage = 'identity_changed';

/** What an account sends to an address that no longer belongs to it. It names no other address. */
export const signInNotifications: NotificationTemplates = {
  [identityChangedMessage]: {
    channels: ['sms', 'email'],
    placeholders: ['contactLink'],
    render: ({ config }) => ({ contactLink: `${config.publicOrigin}${pageUrl('contact')}` }),
  },
};
