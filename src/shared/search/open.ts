import { unseal } from './bytes.ts';
import { openDivided } from './divided.ts';
import { Engine } from './engine.ts';
import { IndexFault, type LoadShard, type SearchEngine } from './types.ts';
import { openWhole } from './whole.ts';

const noShards: LoadShard = () => Promise.reject(new Error('No way to load shards was given.'));

/**
 * An engine over an index file. A large site's index is divided; `load` then fetches its other files by name.
 * Throws IndexFault for a file that is cut short, damaged or of another version.
 */
export function openIndex(file: Uint8Array, load: LoadShard = noShards): SearchEngine {
  const { kind, content } = unseal(file);
  if (kind > 1) throw new IndexFault('altered', 'This is a shard, not the first file of an index.');
  return new Engine(kind === 0 ? openWhole(content) : openDivided(content, load));
}
