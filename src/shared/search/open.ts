import { Engine } from './engine.ts';
import { decodeFile, fileKinds } from './file-format.ts';
import { openSharded } from './sharded-reader.ts';
import { openSingleFile } from './single-file.ts';
import { IndexFault, type LoadShard, type SearchEngine } from './types.ts';

const noShards: LoadShard = () => Promise.reject(new Error('No way to load shards was given.'));

/**
 * An engine over the first file of an index. A large site's index is sharded; `load` fetches its other files by name.
 * Throws IndexFault for a file that is truncated, altered, of another version, or no first file.
 */
export function openIndex(file: Uint8Array, load: LoadShard = noShards): SearchEngine {
  const { kind, content } = decodeFile(file);
  if (kind === fileKinds.singleFile) return new Engine(openSingleFile(content));
  if (kind === fileKinds.vocabulary) return new Engine(openSharded(content, load));
  throw new IndexFault('altered', 'This is a shard, not the first file of an index.');
}
