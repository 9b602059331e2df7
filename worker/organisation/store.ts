import { eq, sql } from 'drizzle-orm';
import { fragment, statement } from '../foundation/database/statement.ts';
import { organisationState, suddenClosures } from './schema.ts';

/** A row of `sudden_closures`. */
export type SuddenClosure = typeof suddenClosures.$inferSelect;

/** All sudden closures, past ones too, in no order. */
export const listSuddenClosures = statement((db) => db.select().from(suddenClosures));

/** The version of closures; no row before the first change. */
export const readVersion = statement((db) =>
  db.select({ version: organisationState.version }).from(organisationState),
);

/** Condition: nothing about the closures changed since this version. */
export const isOrganisationVersion = fragment(
  (version: number) => sql`coalesce((SELECT version FROM organisation_state), 0) = ${version}`,
);

/** Adds a closure; `growVersion` belongs in the same batch. */
export const addSuddenClosure = statement((db, closure: typeof suddenClosures.$inferInsert) =>
  db.insert(suddenClosures).values(closure),
);

/** The closure with this id. */
export const findSuddenClosure = statement((db, id: string) =>
  db.select().from(suddenClosures).where(eq(suddenClosures.id, id)),
);

/** Condition: this closure is there. */
export const closureStands = fragment(
  (id: string) => sql`EXISTS (SELECT 1 FROM sudden_closures WHERE sudden_closures.id = ${id})`,
);

/** Removes a closure; `growVersion` belongs in the same batch. */
export const removeSuddenClosure = statement((db, id: string) =>
  db.delete(suddenClosures).where(eq(suddenClosures.id, id)),
);

/** Says that the closures changed, so that promises counted before are counted again. */
export const growVersion = statement((db) =>
  db
    .insert(organisationState)
    .values({ id: 1, version: 1 })
    .onConflictDoUpdate({
      target: organisationState.id,
      set: { version: sql`${organisationState.version} + 1` },
    }),
);
