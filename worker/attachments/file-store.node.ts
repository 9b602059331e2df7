import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStore } from '../foundation/ports/file-store.ts';

const safeKey = /^[\w-]{8,64}$/;

/** Keeps files in a folder of the box. A file is there whole or not at all, also after a power cut. */
export function createFolderStore(folder: string): FileStore {
  const pathOf = (key: string) => {
    if (!safeKey.test(key)) throw new Error('A file key has only letters, digits, _ and -.');
    return join(folder, key.slice(0, 2), key);
  };
  return {
    takesFiles: true,
    async put(key, bytes) {
      const path = pathOf(key);
      await mkdir(join(path, '..'), { recursive: true });
      const file = await open(`${path}.part`, 'w', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${path}.part`, path);
    },
    async get(key) {
      try {
        return await readFile(pathOf(key));
      } catch (fault) {
        if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw fault;
      }
    },
    async remove(...keys) {
      for (const path of keys.map(pathOf)) {
        await rm(path, { force: true });
        await rm(`${path}.part`, { force: true });
      }
    },
  };
}
