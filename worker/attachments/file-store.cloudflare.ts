import type { FileStore } from '../foundation/ports/file-store.ts';
import { Problem } from '../foundation/problem.ts';

/** The part of an R2 bucket that is used; spelt out so that no other file needs Cloudflare's types. */
export type Bucket = {
  put(key: string, bytes: Uint8Array): Promise<unknown>;
  get(key: string): Promise<{ arrayBuffer(): Promise<ArrayBuffer> } | null>;
  delete(keys: string[]): Promise<void>;
};

/** https://developers.cloudflare.com/r2/api/workers/workers-api-reference/#bucket-method-definitions */
const keysPerDelete = 1_000;

/** Keeps files in an R2 bucket. `onFault` gets what the bucket answered when it fails. */
export function createBucketStore(
  bucket: Bucket,
  onFault: (fault: unknown) => void = () => {},
): FileStore {
  const asked = async <T>(call: Promise<T>): Promise<T> =>
    call.catch((fault: unknown) => {
      onFault(fault);
      throw new Problem('files_unavailable', { retryAfterSeconds: 60 });
    });
  return {
    takesFiles: true,
    put: async (key, bytes) => void (await asked(bucket.put(key, bytes))),
    async get(key) {
      const found = await asked(bucket.get(key));
      return found ? new Uint8Array(await asked(found.arrayBuffer())) : null;
    },
    async remove(...keys) {
      for (let i = 0; i < keys.length; i += keysPerDelete)
        await asked(bucket.delete(keys.slice(i, i + keysPerDelete)));
    },
  };
}
