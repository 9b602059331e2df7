import type { FiledAnswer } from '#shared/contract/tickets.ts';
import type { FieldValue } from '#shared/fields/field.ts';
import type { RequestType } from '#shared/settings/request-types.ts';
import type { ReplyChannel, Urgency } from '#shared/settings/schema.ts';
import type { BatchStep } from '../../foundation/database/commit.ts';
import type { Reach } from '../notify.ts';
import type { Files } from '../thread/files.ts';

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

/** Who submits: a customer, or somebody who proved nothing and left an address. */
export type Sender = Reach & {
  customerId: string | null;
  plan: string | null;
  agency: string | null;
  /** Where the unproven can be reached. */
  contact: string | null;
};

/** How a request came in. */
export type Submission = {
  /** Its Idempotency-Key. */
  key: string;
  bodyHash: string;
  /** What is spent or charged in the same commit, besides what every customer is charged. */
  charges?: readonly BatchStep[];
  /** A proof that the ticket waits for, started in the same commit. */
  proof?: AwaitedProof;
  /** The agent who files it: by the agent's own rights and limits, under a scope of its keys. */
  agent?: FilingAgent;
  /** What stands behind the notices of the ticket in the same commit. */
  afterNotices?(ticketId: string, code: string): readonly BatchStep[];
};

/** An agent who files a request in the name of a customer. */
export type FilingAgent = {
  agentId: string;
  scope: string;
  /** The words are the agent's, after a call; false where the customer wrote them. */
  isAfterCall: boolean;
};

/** The proof that a guest's request waits for. */
export type AwaitedProof = {
  proofId: string;
  /** Id of the ticket to be, which the proof names as its subject. */
  ticketId: string;
  steps: readonly BatchStep[];
};

/** For the caller, who reads of a proof that is due how it stands now. */
export type Submitted = Omit<FiledAnswer, 'proof'> & {
  /** For the browser's cookie alone; null where none is due. */
  proofId: string | null;
  requestType: string;
};
