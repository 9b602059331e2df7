import type { OrderType } from '#shared/contract/search.ts';
import type { NumberOffers } from '#shared/forms/number-offers.ts';
import type { IndexFault, SearchAnswer } from '#shared/search/types.ts';

/** What a page sends to its search worker. */
export type WorkerRequest =
  /** `index` is the address that the page was built with, and `file` what stands there, if it could be had. */
  | { kind: 'open'; index: string | null; file: ArrayBuffer | null }
  /** By which the box knows an order number; empty where nothing says so. */
  | { kind: 'order-types'; orderTypes: OrderType[] }
  /** `limit` is how many results at most. */
  | { kind: 'query'; text: string; literal: boolean; limit?: number };

/** What the worker posts. Every query gets one `answer` or `fault`, in the order of the queries. */
export type WorkerReply =
  /**
   * `completions` are whole questions that the text may become, `number` the ways on where it is a number and no question,
   * and `address` is what an address may hold of it.
   */
  | {
      kind: 'answer';
      answer: SearchAnswer;
      completions: string[];
      number: NumberOffers | null;
      address: string;
    }
  | { kind: 'fault'; reason: IndexFault['reason'] };
