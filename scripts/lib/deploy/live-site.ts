import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type HashedFile,
  type HashedFiles,
  hashedFilesPath,
  parseHashedFiles,
} from './hashed-files.ts';

/** What the site that is served now says of its hashed files. */
export type LiveList =
  | { kind: 'list'; files: HashedFiles }
  /** It was deployed by a version that published none. */
  | { kind: 'none' }
  /** It cannot be asked, or answers what no deployment wrote. */
  | { kind: 'fault'; reason: string };

const mostListBytes = 16 * 1024 * 1024;
const timeoutMs = 30_000;
const tries = 3;

/** Asks the site at `origin` for its list. */
export async function readLiveList(origin: string, pauseMs = 1_000): Promise<LiveList> {
  try {
    const answer = await ask(origin, hashedFilesPath, mostListBytes, pauseMs);
    if (answer.status === 404) return { kind: 'none' };
    if (answer.status !== 200) return { kind: 'fault', reason: `it answers ${answer.status}` };
    const files = answer.bytes && parseHashedFiles(answer.bytes.toString());
    return files
      ? { kind: 'list', files }
      : { kind: 'fault', reason: 'what it answers is no list of a deployment' };
  } catch (fault) {
    return { kind: 'fault', reason: reasonOf(fault) };
  }
}

/**
 * The bytes of one file of the live site; null where it is gone or is not what the list says.
 * @throws Error where the site cannot be asked.
 */
export async function readLiveFile(
  origin: string,
  path: string,
  file: HashedFile,
  pauseMs = 1_000,
): Promise<Buffer | null> {
  const { status, bytes } = await ask(origin, encodeURI(path), file.size, pauseMs);
  if (isPassing(status)) throw new Error(`the site answers ${status}`);
  return status === 200 && bytes && isFile(bytes, file) ? bytes : null;
}

/** Whether these are the bytes that a list names. */
export const isFile = (bytes: Buffer, { etag, size }: HashedFile) =>
  bytes.length === size &&
  createHash('sha256').update(bytes).digest('base64url').slice(0, 22) === etag;

/** A fault of the moment is tried again. `bytes` is null where there are more than `most`. */
async function ask(
  origin: string,
  path: string,
  most: number,
  pauseMs: number,
): Promise<{ status: number; bytes: Buffer | null }> {
  for (let tried = 1; ; tried++) {
    try {
      const response = await fetch(origin + path, {
        // Another site's answer is not ours.
        redirect: 'manual',
        cache: 'no-store',
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!isPassing(response.status) || tried === tries)
        return { status: response.status, bytes: await readAtMost(response, most) };
      await response.body?.cancel();
    } catch (fault) {
      if (tried === tries) throw fault;
    }
    await pause(pauseMs * tried);
  }
}

const isPassing = (status: number) => status === 429 || status >= 500;

async function readAtMost(response: Response, most: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    // Leaving the loop ends the download.
    if (length > most) return null;
  }
  return Buffer.concat(chunks);
}

/** What a fault of `fetch` says, in one line: its cause names the reason. */
export function reasonOf(fault: unknown): string {
  const { cause, message, name } = fault as Error & { cause?: NodeJS.ErrnoException };
  if (name === 'TimeoutError') return 'it does not answer in time';
  const said = cause?.code ?? cause?.message ?? message;
  return (said.split('\n')[0] ?? '').slice(0, 200);
}
