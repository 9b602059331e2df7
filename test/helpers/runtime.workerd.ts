import { inject, onTestFinished } from 'vitest';
import settings from '../../content/settings.json';
import { openRemoteClient } from '../../worker/foundation/database/client/remote-client.ts';
import { openDatabase } from '../../worker/foundation/database/database.ts';

export const readContentSettings = async (): Promise<unknown> => structuredClone(settings);

/** Keeps what a test's database holds now beyond the test, for `freshDatabase` to begin with: the server keeps all. */
export const keepDatabase = (name: string): string => name;

/** A database of its own behind HTTP: the server makes a fresh one for each new name, or a copy of what was kept. */
export async function freshDatabase(kept?: string) {
  const name = `${crypto.randomUUID()}${kept ? `_${kept}` : ''}`;
  const url = `${inject('hranaUrl')}/${name}/`;
  const client = openRemoteClient({ url, authToken: null });
  onTestFinished(async () => {
    client.close();
    await fetch(url, { method: 'DELETE' });
  });
  return { db: openDatabase(client), client, file: name };
}

/** The same tests have their statements explained on Node. */
export const judgePlans = () => {};
