import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';

/** The engine as a browser gets it: one script that sets `search`. */
export async function bundleEngine(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../src/shared/search/open.ts', import.meta.url))],
    bundle: true,
    minify: true,
    charset: 'utf8',
    format: 'iife',
    globalName: 'search',
    target: 'es2022',
    write: false,
  });
  return outputFiles[0]!.contents;
}

/** How many bytes brotli makes of these at its best. */
export function brotliBytes(bytes: Uint8Array): number {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params }).length;
}

/** What the engine, and the index with its lexicon, of the 67 sample articles may weigh together with brotli. */
export const engineGoalKiB = 38;
