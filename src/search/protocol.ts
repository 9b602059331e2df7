import type { SearchManifest } from '#shared/contract/search.ts';
import type { IndexFault, SearchAnswer } from '#shared/search/types.ts';

/** What a page asks of its search worker. */
export type Ask =
  /** `index` is the address that the page was built with. */
  { kind: 'open'; index: string | null } | { kind: 'query'; text: string; literal: boolean };

/** What the worker says. Every query is answered once, in order, by `answer` or `fault`. */
export type Say =
  | { kind: 'opened' }
  | { kind: 'popular'; popular: SearchManifest['popular'] }
  | { kind: 'answer'; answer: SearchAnswer }
  | { kind: 'fault'; reason: IndexFault['reason'] };
