import { Problem } from '../problem.ts';

/**
 * Where attachments lie: a folder on the box, a bucket on the edge. Keys are random ids.
 * A bucket that fails throws Problem `files_unavailable`.
 */
export type FileStore = {
  /** False where there is no place for files: no form offers to take any, and no call succeeds. */
  readonly takesFiles: boolean;
  put(key: string, bytes: Uint8Array): Promise<void>;
  get(key: string): Promise<Uint8Array | null>;
  /** Removes any number of files, in few calls. Removing what is not there is no fault. */
  remove(...keys: string[]): Promise<void>;
};

const fail = () => Promise.reject(new Problem('files_unavailable', { retryAfterSeconds: 60 }));

/** Stands where no place for files was given; files of earlier times are out of reach, not gone. */
export const noFiles: FileStore = {
  takesFiles: false,
  put: fail,
  get: fail,
  remove: async (...keys) => (keys.length > 0 ? fail() : undefined),
};
