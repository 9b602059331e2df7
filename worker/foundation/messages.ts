import type { Work } from './services.ts';

/**
 * The face of the messages that features send. It lives here because `Services` names it: app.ts
 * assembles one table from the features' `messages.ts`, and the outbox renders from it.
 */
export type MessageTable = Readonly<Record<string, MessageKind>>;

export type Channel = 'sms' | 'email';

export type MessageKind = {
  /** Channels it may be sent by; settings must have a template for each. */
  channels: readonly Channel[];
  /**
   * Names its templates may use, beside `brand` and `host`, which every message has. One that
   * has `code` carries a one-time code: it is never sent twice and ends with the WebOTP line.
   */
  placeholders: readonly string[];
  /**
   * The values at the moment of sending: what lies in `data`, and what may lie nowhere (codes,
   * links), derived from `proofId`. Null = no longer wanted; the message is dropped.
   */
  render(
    work: Work,
    message: QueuedMessage,
  ): Promise<Record<string, string> | null> | Record<string, string> | null;
  /** Where an answer by e-mail goes, made at the moment of sending; null = nobody reads answers. */
  replyTo?(work: Work, message: QueuedMessage): Promise<string | null>;
};

/** What a renderer is told about the message that is to be sent. */
export type QueuedMessage = {
  id: string;
  message: string;
  channel: Channel;
  to: string;
  ticketId: string | null;
  proofId: string | null;
  data: Readonly<Record<string, string>>;
  createdAt: number;
  expiresAt: number | null;
};
