import { eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../foundation/database/database.ts';
import { organisationState, suddenClosures } from './schema.ts';

/** A row of `sudden_closures`. */
export type SuddenClosure = typeof suddenClosures.$inferSelect;

/** All sudden closures, past ones too, in no order. */
export const listSuddenClosures = (db: Database) => db.select().from(suddenClosures);

/** The version of closures; no row before the first change. */
export const readVersion = (db: Database) =>
  db.select({ version: organisationState.version }).from(organisationState);

/** Condition: nothing about the closures changed since this version. */
export const isOrganisationVersion = (version: number): SQL =>
  sql`coalesce((SELECT version FROM organisation_state), 0) = ${version}`;

/** Adds a closure; `growVersion` belongs in the same batch. */
export const addSuddenClosure = (db: Database, closure: typeof suddenClosures.$inferInsert) =>
  db.insert(suddenClosures).values(closure);

/** Condition: this closure is there. */
export const closureStands = (id: string): SQL =>
  sql`EXISTS (SELECT 1 FROM sudden_closures WHERE sudden_closures.id = ${id})`;

/** Removes a closure; `growVersion` belongs in the same batch. */
export const removeSuddenClosure = (db: Database, id: string) =>
  db.delete(suddenClosures).where(eq(suddenClosures.id, id));

/** Says that the closures changed, so that promises counted before are counted again. */
export const growVersion = (db: Database) =>
  db
    .insert(organisationState)
    .values({ id: 1, version: 1 })
    .onConflictDoUpdate({
      target: organisationState.id,
      set: { version: sql`${organisationState.version} + 1` },
    });
