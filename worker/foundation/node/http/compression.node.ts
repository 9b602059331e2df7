import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { acceptsEncoding } from './accepts-encoding.node.ts';

/** What a browser may ask a body to be sent as. */
export type Encoding = 'br' | 'gzip';

/** Smaller ones fit into the packets that are sent in any case. */
export const worthwhileBytes = 1024;

/** Of 0 to 11: a tenth of the size for 20 µs at 1 KB and 0.2 ms at 90 KB, less than handing it to another thread costs. */
const brotliQuality = 3;
/** Of 0 to 9. */
const gzipLevel = 2;
/** As much of what came before as helps in an answer; more would only cost memory for each. */
const windowBits = 16;

/** The bytes of a whole body as they are sent. */
export function compressed(body: string | Uint8Array, encoding: Encoding): Buffer {
  if (encoding === 'gzip') return gzipSync(body, { level: gzipLevel });
  return brotliCompressSync(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
      [constants.BROTLI_PARAM_LGWIN]: windowBits,
    },
  });
}

/** What decides about an answer: its status and headers, and what the request says. */
export type Exchange = {
  method: string | undefined;
  status: number;
  /** Of the request; by names in lower case. */
  asked: (name: string) => string | null | undefined;
  /** Of the answer; by names in lower case. */
  sent: (name: string) => string | null | undefined;
};

/** How an answer goes: never compressed, or so to whom reads it; `isOwn` where it holds what is somebody's. */
export type Compression = { isOwn: boolean; encoding: Encoding | null } | null;

/**
 * Whether an answer may be compressed, and how its reader takes it. The size of compressed bytes says something of a secret
 * in them to whom can have words of their own put beside it, as often as they like, and sees how much is sent (BREACH,
 * http://breachattack.com). So what is somebody's is compressed only where our own page asked for it, which no other site
 * can bring about; where it was read, for only writes answer with new codes and links; and where it is data, for pages
 * carry tokens of forms.
 */
export function compressionOf({ method, status, asked, sent }: Exchange): Compression {
  const type = sent('content-type') ?? '';
  if (method !== 'GET' || status < 200 || status === 204 || status === 304) return null;
  if (!/^(?:text\/|application\/json)/.test(type)) return null;
  if (sent('content-encoding') || sent('etag')) return null;
  const isOwn = (sent('cache-control') ?? 'no-store').includes('no-store');
  if (isOwn && (type.startsWith('text/html') || asked('sec-fetch-site') !== 'same-origin'))
    return null;
  const accepted = asked('accept-encoding') ?? '';
  const encodings = ['br', 'gzip'] as const;
  return { isOwn, encoding: encodings.find((one) => acceptsEncoding(accepted, one)) ?? null };
}
