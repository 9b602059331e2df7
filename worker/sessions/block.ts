import type { Database } from '../foundation/database.ts';
import { blockAddress } from '../people/store.ts';
import { endSessionsOfAddress } from './store.ts';

/**
 * Blocks an address, known or not, and signs its owner out everywhere: statements for one commit. From
 * then on it gets the same answers as any, and nothing comes of them (R10). `unblockAddress` undoes it.
 */
export const blockPerson = (
  db: Database,
  block: { address: string; reason: string; blockedAt: number; blockedBy: string | null },
) => [blockAddress(db, block), endSessionsOfAddress(db, block.address)] as const;
