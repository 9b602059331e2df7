import { alarmNotifications } from './alarm-watch/notifications.ts';
import type { NotificationTemplates } from './foundation/ports/notification-templates.ts';
import { inboundNotifications } from './inbound/notifications.ts';
import { proofNotifications } from './proofs/notifications.ts';
import { signInNotifications } from './sign-in/notifications.ts';
import { ticketNotifications } from './tickets/notifications.ts';

/** Every message the features send: entry points hand it to the outbox as `services.messages`. */
export const notificationTemplates: NotificationTemplates = {
  ...proofNotifications,
  ...signInNotifications,
  ...ticketNotifications,
  ...inboundNotifications,
  ...alarmNotifications,
};
