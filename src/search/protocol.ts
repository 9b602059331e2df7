import type { SearchManifest } from '#shared/contract/search.ts';
import type { TypedNumber } from '#shared/search/typed-number.ts';
import type { IndexFault, SearchAnswer } from '#shared/search/types.ts';

/** What a page sends to its search worker. */
export type WorkerRequest =
  /** `index` is the address that the page was built with. */
  | { kind: 'open'; index: string | null }
  /** `limit` is how many results at most. */
  | { kind: 'query'; text: string; literal: boolean; limit?: number };

/** What the worker posts. Every query gets one `answer` or `fault`, in the order of the queries. */
export type WorkerReply =
  | { kind: 'opened' }
  | { kind: 'popular'; popular: SearchManifest['popular'] }
  /** `completions` are whole questions that the text may become; `number` is what it is where it is none. */
  | { kind: 'answer'; answer: SearchAnswer; completions: string[]; number: TypedNumber | null }
  | { kind: 'fault'; reason: IndexFault['reason'] };
