import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../foundation/database.ts';
import { insertWhen } from '../foundation/insert-when.ts';
import { organisationState, suddenClosures } from './schema.ts';

export type SuddenClosure = typeof suddenClosures.$inferSelect;

export const listSuddenClosures = (db: Database) => db.select().from(suddenClosures);

export const readVersion = (db: Database) =>
  db.select({ version: organisationState.version }).from(organisationState);

/** Condition: nothing about the closures changed since this version. */
export const isOrganisationVersion = (version: number): SQL =>
  sql`coalesce((SELECT version FROM organisation_state), 0) = ${version}`;

export const addSuddenClosure = (
  db: Database,
  closure: typeof suddenClosures.$inferInsert,
  when: SQL = sql`1`,
) => insertWhen(db, suddenClosures, closure, when);

/** Condition: this closure is there. */
export const closureStands = (id: string): SQL =>
  sql`EXISTS (SELECT 1 FROM sudden_closures WHERE sudden_closures.id = ${id})`;

export const removeSuddenClosure = (db: Database, id: string) =>
  db.delete(suddenClosures).where(sql`id = ${id}`).returning({ id: suddenClosures.id });

/** Says that today changed, so that promises counted before are counted again. */
export const growVersion = (db: Database, when: SQL = sql`1`) =>
  db.run(sql`
    INSERT INTO organisation_state (id, version) SELECT 1, 1 WHERE ${when}
    ON CONFLICT (id) DO UPDATE SET version = version + 1`);
