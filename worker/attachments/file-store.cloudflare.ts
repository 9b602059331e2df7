import type { FileStore } from '../foundation/file-store.ts';

/** The part of an R2 bucket that is used; spelt out so that no other file needs Cloudflare's types. */
export type Bucket = {
  put(key: string, bytes: Uint8Array): Promise<unknown>;
  get(key: string): Promise<{ arrayBuffer(): Promise<ArrayBuffer> } | null>;
  delete(key: string): Promise<void>;
};

/** Keeps files in an R2 bucket. */
export const createBucketStore = (bucket: Bucket): FileStore => ({
  put: async (key, bytes) => void (await bucket.put(key, bytes)),
  async get(key) {
    const found = await bucket.get(key);
    return found ? new Uint8Array(await found.arrayBuffer()) : null;
  },
  remove: (key) => bucket.delete(key),
});
