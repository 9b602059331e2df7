import type { SQL } from 'drizzle-orm';
import type { FiledAnswer } from '#shared/contract/tickets.ts';
import type { FieldValue } from '#shared/fields/field.ts';
import type { RequestType } from '#shared/settings/request-types.ts';
import type { ReplyChannel, Urgency } from '#shared/settings/schema.ts';
import type { Part } from '../foundation/parts.ts';
import type { Files } from './files.ts';
import type { Reach } from './notify.ts';
import type { Gate } from './once.ts';

/** A request that has been checked against its type. */
export type CheckedRequest = {
  type: RequestType;
  title: string;
  text: string;
  urgency: Urgency;
  replyChannel: ReplyChannel;
  facts: Record<string, FieldValue>;
  /** Policies that the facts do not keep and that let the request pass all the same. */
  brokenRules?: readonly string[];
  termsVersion: string | null;
  linkedFrom?: string | null;
  files?: Files;
};

/** Who files: a customer, or somebody who proved nothing and left an address. */
export type Sender = Reach & {
  customerId: string | null;
  plan: string | null;
  agency: string | null;
  /** Where the unproven can be reached, and the proof their ticket waits for. */
  contact: string | null;
  proofId: string | null;
};

export type Submission = {
  key: string;
  bodyHash: string;
  gates?: readonly Gate[];
  /** A proof that the ticket waits for, started in the same commit. */
  follow?: (held: SQL, ticketId: string) => Following;
};

export type Following = {
  proofId: string;
  proof: NonNullable<FiledAnswer['proof']>;
  parts: readonly Part<unknown>[];
};

/** For the caller; the proof's id is for its cookie alone. */
export type Submitted = FiledAnswer & { proofId: string | null };
