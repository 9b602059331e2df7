import type { SearchManifest } from '#shared/contract/search.ts';
import type { IndexFault, SearchAnswer } from '#shared/search/types.ts';

/** What a page sends to its search worker. */
export type WorkerRequest =
  /** `index` is the address that the page was built with. */
  { kind: 'open'; index: string | null } | { kind: 'query'; text: string; literal: boolean };

/** What the worker posts. Every query gets one `answer` or `fault`, in the order of the queries. */
export type WorkerReply =
  | { kind: 'opened' }
  | { kind: 'popular'; popular: SearchManifest['popular'] }
  | { kind: 'answer'; answer: SearchAnswer }
  | { kind: 'fault'; reason: IndexFault['reason'] };
