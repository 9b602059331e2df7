import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type InlineHashes,
  loadedFiles,
  securityHeaders,
} from '../../../worker/foundation/security/headers.ts';
import { fileTypes } from './file-list.ts';

const longestLine = 2_000;
const forEver = ['  ! Cache-Control', '  Cache-Control: public, max-age=31536000, immutable'];

/** The edge sets the headers of static files by this file; its limits are 100 rules and 2,000 characters a line. */
function edgeHeaders(inline: InlineHashes): string {
  const { ofDocuments, ofOthers } = securityHeaders(inline);
  const ofDocumentsAlone = Object.keys(ofDocuments).filter((name) => !(name in ofOthers));
  const line = (name: string) => `  ${name}: ${ofDocuments[name]}`;
  const lines = Object.keys(ofDocuments).map(line);
  const tooLong = lines.find(({ length }) => length > longestLine);
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
    // Of two rules for one address the edge would take the second alone.
    ...loadedFiles.all.flatMap((rule) => [
      rule,
      ...ofDocumentsAlone.map((name) => `  ! ${name}`),
      ...(rule === '/_astro/*' ? forEver : []),
    ]),
    ...loadedFiles.asDocuments.flatMap((rule) => [rule, ...ofDocumentsAlone.map(line)]),
    ...['/search-index/*.bin', ...forEver],
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
