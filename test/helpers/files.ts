import type { FileStore } from '../../worker/foundation/ports/file-store.ts';

/** A store of files for tests that are not about storing. */
export function filesInMemory(): FileStore {
  const kept = new Map<string, Uint8Array>();
  return {
    takesFiles: true,
    put: async (key, bytes) => void kept.set(key, bytes),
    get: async (key) => kept.get(key) ?? null,
    async remove(...keys) {
      for (const key of keys) kept.delete(key);
    },
  };
}
