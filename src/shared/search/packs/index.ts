// Words of single trades: an index carries those that the settings name, so the shared lexicon stays small. Only a
// build reads them.

import type { SearchPack } from '../../settings/search-packs.ts';
import { bankGateway } from './bank-gateway.ts';
import { hosting } from './hosting.ts';

const packs: Record<SearchPack, string> = { hosting, 'bank-gateway': bankGateway };

/** The concepts of these packs, one a line, in the notation of `lexicon.ts`. */
export const linesOfPacks = (names: readonly SearchPack[]): string[] =>
  names.flatMap((name) => packs[name].split('\n'));
