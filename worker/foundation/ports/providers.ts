/**
 * The faces of message gateways. They live here because `Services` names them; the clients are in
 * `notifications/providers/`.
 */

/** How a send ended. The outbox decides what follows; a provider only reports. */
export type SendResult =
  | { kind: 'ok'; providerMessageId: string | null; costRials: number | null }
  /** Bad number or text, for every provider: no retry can help. */
  | { kind: 'permanent'; reason: string }
  /**
   * This provider refuses this message as our account is set up there: its template, a link, a word.
   * Nothing went out, and another provider may send it.
   */
  | { kind: 'template'; reason: string }
  /** Key, credit, IP or line: the whole channel stops until somebody acts. */
  | { kind: 'account'; reason: string }
  /**
   * Busy, rate-limited (`slow`) or never connected to (`unreached`): nothing went out. Of these only
   * the last lets a second provider try at once.
   */
  | { kind: 'retry'; reason: string; slow?: boolean; unreached?: boolean }
  /** The request was sent and no answer came: it may have gone out. */
  | { kind: 'unknown'; reason: string };

/** What a gateway knows of a message; `unknown` is no failure. */
export type DeliveryState = 'sent' | 'delivered' | 'undelivered' | 'blocked' | 'unknown';

/** One SMS, ready to be sent. */
export type OutgoingSms = {
  /** `+989XXXXXXXXX` */
  to: string;
  /** The whole text, for lines that send free text. */
  text: string;
  /** The approved pattern of this provider and its values, when settings name one. */
  pattern?: { name: string; values: Record<string, string> };
  /** A positive integer below 2^53 that stays the same over retries of one message. */
  dedupeId: number;
};

/** A gateway that sends SMS; `name` is stored in rows. */
export type SmsProvider = {
  name: string;
  send(sms: OutgoingSms): Promise<SendResult>;
  /** True where a free text with a known `dedupeId` is not sent again. */
  dedupes?: boolean;
  /**
   * What became of a message; `unknown` when the gateway has no record of it or keeps none.
   * Throws when it could not be asked: that says nothing about the message.
   */
  delivery?(message: {
    providerMessageId: string | null;
    dedupeId: number;
  }): Promise<DeliveryState>;
};

/** One mail, ready to be sent. */
export type OutgoingEmail = {
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** Address an answer goes to, when answers by e-mail are threaded. */
  replyTo?: string;
  /** Stable over retries: `<…@host>`. */
  messageId: string;
  headers?: Record<string, string>;
};

/** A server that sends mail; `name` is stored in rows. */
export type EmailProvider = { name: string; send(email: OutgoingEmail): Promise<SendResult> };

/** One signed POST to a receiver that the owner names. */
type OutgoingWebhook = {
  url: string;
  /** JSON */
  body: string;
  /** When it is signed, in epoch ms. */
  at: number;
};

/** What posts webhooks; `name` is stored in rows. */
export type WebhookProvider = { name: string; send(webhook: OutgoingWebhook): Promise<SendResult> };
