import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveHrana } from '../../scripts/lib/hrana/serve.ts';

/** What a test asks for: the database, and the waits after which its server must have acted. */
export type Target = {
  url: string;
  token: string;
  isOurs: boolean;
  /** A stream that has been idle for so long is gone. */
  idleMs: number;
  /** Null where the server's bound is not known. */
  maxResponseBytes: number | null;
  close(): Promise<void>;
};

/** The server that `npm run test:libsql` names, else our own with short waits and a fresh file. */
export async function openTarget(): Promise<Target> {
  const { LIBSQL_CONTRACT_URL: url, LIBSQL_CONTRACT_TOKEN: token = '' } = process.env;
  if (url)
    return {
      url: url.replace(/^libsql:/, 'https:').replace(/\/$/, ''),
      token,
      isOurs: false,
      idleMs: 13_000,
      maxResponseBytes: null,
      close: async () => {},
    };
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-contract-'));
  const own = { token: 'token-of-the-contract', maxResponseBytes: 1_000_000 };
  const server = await serveHrana(() => join(folder, 'contract.db'), {
    ...own,
    streamExpiryMs: 1_500,
    transactionTimeoutMs: 300,
  });
  return {
    ...own,
    url: server.url,
    isOurs: true,
    idleMs: 2_000,
    async close() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
