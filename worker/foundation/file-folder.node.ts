import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStore } from './file-store.ts';

/** Attachments as files of one folder. Keys are our own random ids, never a name a person gave. */
export class FolderOfFiles implements FileStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async put(key: string, bytes: Uint8Array) {
    const path = this.#path(key);
    await mkdir(this.#folder, { recursive: true });
    await writeFile(path, bytes, { mode: 0o600 });
  }

  async get(key: string): Promise<Uint8Array | null> {
    return readFile(this.#path(key)).catch((fault: NodeJS.ErrnoException) => {
      if (fault.code === 'ENOENT') return null;
      throw fault;
    });
  }

  async remove(key: string) {
    await rm(this.#path(key), { force: true });
  }

  #path(key: string): string {
    if (!/^[\w-]+$/.test(key)) throw new Error('This is no key of a stored file.');
    return join(this.#folder, key);
  }
}
