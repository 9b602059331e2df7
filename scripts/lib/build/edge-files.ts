import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type InlineHashes, securityHeaders } from '../../../worker/foundation/security/headers.ts';
import { fileTypes } from './file-list.ts';

const longestLine = 2_000;

/** The edge sets the headers of static files by this file; its limits are 100 rules and 2,000 characters a line. */
function edgeHeaders(inline: InlineHashes): string {
  const lines = Object.entries(securityHeaders(inline)).map(
    ([name, value]) => `  ${name}: ${value}`,
  );
  const tooLong = lines.find((line) => line.length > longestLine);
  if (tooLong) {
    throw new Error(
      `The pages carry too many different inline scripts or styles: this header has ${tooLong.length} ` +
        `characters, the edge takes ${longestLine}. Move them into files.\n${tooLong}`,
    );
  }
  return [
    '/*',
    ...lines,
    '  Cache-Control: public, max-age=0, must-revalidate',
    ...['/_astro/*', '/search-index/*.bin'].flatMap((hashed) => [
      hashed,
      '  ! Cache-Control',
      '  Cache-Control: public, max-age=31536000, immutable',
    ]),
    // The edge knows neither kind as text.
    ...['.md', '.xml'].flatMap((kind) => [`/*${kind}`, `  Content-Type: ${fileTypes[kind]}`]),
    '',
  ].join('\n');
}

/** Writes what the edge's asset server reads; it serves neither of them. */
export async function writeEdgeFiles(site: string, inline: InlineHashes) {
  await writeFile(join(site, '_headers'), edgeHeaders(inline));
  await writeFile(join(site, '.assetsignore'), '*.br\n*.gz\n');
}
