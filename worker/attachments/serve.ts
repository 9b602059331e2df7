import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import type { Attachment } from './schema.ts';

/**
 * The bytes of a file as a download that no browser will run or show in our origin (R43).
 * Whoever calls has checked the rights.
 * @throws Problem not_found when the file is gone, files_unavailable where its place is out of reach
 */
export async function serveAttachment(
  { files }: Pick<RequestContext, 'files'>,
  { id, name, type, removedAt }: Pick<Attachment, 'id' | 'name' | 'type' | 'removedAt'>,
): Promise<Response> {
  const bytes = removedAt === null ? await files.get(id) : null;
  if (!bytes) throw new Problem('not_found');
  return new Response(bytes.slice(), {
    headers: {
      'Content-Type': type,
      'Content-Length': String(bytes.length),
      'Content-Disposition': `attachment; filename="${plainName(name)}"; filename*=UTF-8''${encodeName(name)}`,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'no-store',
    },
  });
}

/** For readers that know no `filename*`: what is not plain ASCII becomes an underscore. */
const plainName = (name: string) => name.replace(/[^\w. -]/g, '_');

/** RFC 8187: percent-encoded, with the few marks that encodeURIComponent leaves alone. */
const encodeName = (name: string) =>
  encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
