import { sql } from 'drizzle-orm';
import type { Database } from '../foundation/database.ts';
import { organisationState, suddenClosures } from './schema.ts';

export type SuddenClosure = typeof suddenClosures.$inferSelect;

export const listSuddenClosures = (db: Database) => db.select().from(suddenClosures);

export const readVersion = (db: Database) =>
  db.select({ version: organisationState.version }).from(organisationState);

export const addSuddenClosure = (db: Database, closure: typeof suddenClosures.$inferInsert) =>
  db.insert(suddenClosures).values(closure);

export const removeSuddenClosure = (db: Database, id: string) =>
  db.delete(suddenClosures).where(sql`id = ${id}`);

/** Says that today changed, so that promises counted before are counted again. */
export const growVersion = (db: Database) =>
  db.run(sql`
    INSERT INTO organisation_state (id, version) VALUES (1, 1)
    ON CONFLICT (id) DO UPDATE SET version = version + 1`);
