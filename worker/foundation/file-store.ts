/** Where attachments lie: a folder on the box, a bucket on the edge. Keys are random ids. */
export type FileStore = {
  put(key: string, bytes: Uint8Array): Promise<void>;
  get(key: string): Promise<Uint8Array | null>;
  /** Removes any number of files, in few calls. Removing what is not there is no fault. */
  remove(...keys: string[]): Promise<void>;
};
