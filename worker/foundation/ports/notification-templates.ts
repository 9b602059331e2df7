import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';
import type { Clock } from './clock.ts';

/**
 * Every notification that features send, by its name. Features declare theirs in `notifications.ts`,
 * `worker/notification-templates.ts` puts them into one table, and the outbox renders from it.
 */
export type NotificationTemplates = Readonly<Record<string, NotificationTemplate>>;

/** What a renderer may use of the request's services. */
export type RenderContext = { config: Config; clock: Clock; db: Database };

/** How a notification travels to a person. */
export type Channel = 'sms' | 'email';

/** How a notification travels; a webhook is the owner's own, and has no texts in settings. */
export type DeliveryChannel = Channel | 'webhook';

/** What the code promises about one notification; its texts are in settings. */
export type NotificationTemplate = {
  /** Channels it may be sent by; settings must have a text for each. */
  channels: readonly Channel[];
  /**
   * Names its texts may use, beside `brand` and `host`, which every notification has. One that
   * has `code` carries a one-time code: it is never sent twice and ends with the WebOTP line.
   */
  placeholders: readonly string[];
  /**
   * The values at the moment of sending: what is in `data`, and what is stored nowhere (codes,
   * links), derived from `proofId`. Null = no longer wanted; the notification is dropped.
   */
  render(
    context: RenderContext,
    message: QueuedNotification,
  ): Promise<Record<string, string> | null> | Record<string, string> | null;
  /** Where an answer by e-mail goes, made at the moment of sending; null = nobody reads answers. */
  replyTo?(context: RenderContext, message: QueuedNotification): Promise<string | null>;
  /** What a webhook gets, by the names of JSON; its values are what `render` answered. */
  webhook?(values: Readonly<Record<string, string>>): Record<string, unknown>;
  /** True for what tells of a spent budget: its SMS leaves all the same. */
  isBeyondBudget?: boolean;
  /** True for what has no reserve in a day's budget: others are notices of answers. */
  hasNoReserve?: boolean;
};

/** The row of the outbox that is about to be sent. */
export type QueuedNotification = {
  id: string;
  message: string;
  channel: DeliveryChannel;
  to: string;
  ticketId: string | null;
  proofId: string | null;
  data: Readonly<Record<string, string>>;
  createdAt: number;
  expiresAt: number | null;
};
