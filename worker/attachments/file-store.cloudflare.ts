import type { FileStore } from '../foundation/file-store.ts';

/** The part of an R2 bucket that is used; spelt out so that no other file needs Cloudflare's types. */
export type Bucket = {
  put(key: string, bytes: Uint8Array): Promise<unknown>;
  get(key: string): Promise<{ arrayBuffer(): Promise<ArrayBuffer> } | null>;
  delete(keys: string[]): Promise<void>;
};

/** https://developers.cloudflare.com/r2/api/workers/workers-api-reference/#bucket-method-definitions */
const keysPerDelete = 1_000;

/** Keeps files in an R2 bucket. */
export const createBucketStore = (bucket: Bucket): FileStore => ({
  put: async (key, bytes) => void (await bucket.put(key, bytes)),
  async get(key) {
    const found = await bucket.get(key);
    return found ? new Uint8Array(await found.arrayBuffer()) : null;
  },
  async remove(...keys) {
    for (let i = 0; i < keys.length; i += keysPerDelete)
      await bucket.delete(keys.slice(i, i + keysPerDelete));
  },
});
