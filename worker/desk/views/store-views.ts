import { and, asc, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import { deskLimits } from '#shared/fields/size-limits.ts';
import { asJson, fragment, statement } from '../../foundation/database/statement.ts';
import { agents } from '../../people/schema.ts';
import { closeReasons, tags } from '../../tickets/schema.ts';
import { savedViews } from '../schema.ts';
import { seesAll } from '../store-viewer.ts';

/** A row of `saved_views`. */
export type SavedViewRow = typeof savedViews.$inferSelect;

/** Agents who work, by name. */
export const listAgentNames = statement((db) =>
  db
    .select({ id: agents.id, name: agents.name })
    .from(agents)
    .where(isNull(agents.disabledAt))
    .orderBy(asc(agents.name)),
);

/** All tags, by title. */
export const listTags = statement((db) =>
  db.select({ id: tags.id, title: tags.title }).from(tags).orderBy(asc(tags.title)),
);

/** Reasons for closing that are offered, in their order. */
export const listCloseReasons = statement((db) =>
  db
    .select({ id: closeReasons.id, title: closeReasons.title })
    .from(closeReasons)
    .where(isNull(closeReasons.retiredAt))
    .orderBy(asc(closeReasons.position), asc(closeReasons.title)),
);

/** An agent (a scalar) sees its own views and those shared with any of its departments, all for an admin. */
const isSeenBy = (agent: SQL) =>
  or(
    eq(savedViews.ownerId, agent),
    sql`${savedViews.department} IN (
      SELECT value FROM agents, json_each(agents.departments) WHERE agents.id = ${agent})`,
    and(sql`${savedViews.department} IS NOT NULL`, seesAll(agent, 'work')),
  );

/** The saved view with this id, where the agent (a scalar) sees it. */
export const findSavedView = statement((db, agent: SQL, id: string) =>
  db
    .select()
    .from(savedViews)
    .where(and(eq(savedViews.id, id), isSeenBy(agent))),
);

/** The views that an agent (a scalar) sees: its own, in its own order, then those of others. */
export const listSavedViews = statement((db, agent: SQL) =>
  db
    .select()
    .from(savedViews)
    .where(isSeenBy(agent))
    .orderBy(
      sql`${savedViews.ownerId} <> ${agent}`,
      asc(savedViews.position),
      asc(savedViews.createdAt),
    ),
);

/** Puts own views in the order of these ids, before all other own ones; ids of others' views change nothing. */
export const orderSavedViews = statement((db, ownerId: string, ids: readonly string[]) => {
  const places = asJson(ids);
  return db
    .update(savedViews)
    .set({
      position: sql`coalesce((SELECT place.key FROM json_each(${places}) AS place
        WHERE place.value = ${savedViews.id}), ${deskLimits.savedViews} + ${savedViews.position})`,
    })
    .where(eq(savedViews.ownerId, ownerId));
});

/** Adds a view behind all others of its owner. */
export const addSavedView = statement(
  (db, { id, title, ownerId, department, query, createdAt }: Omit<SavedViewRow, 'position'>) =>
    db.insert(savedViews).values({
      id,
      title,
      ownerId,
      department,
      query,
      createdAt,
      position: sql`(SELECT coalesce(max(position), 0) + 1 FROM saved_views WHERE owner_id = ${ownerId})`,
    }),
);

/** Condition: the agent has saved fewer views than this. */
export const hasFewerViews = fragment(
  (ownerId: string, most: number) =>
    sql`(SELECT count(*) FROM saved_views WHERE owner_id = ${ownerId}) < ${most}`,
);

/** Condition: the view with this id is there. */
export const isViewSaved = fragment(
  (id: string) => sql`EXISTS (SELECT 1 FROM saved_views WHERE id = ${id})`,
);

/** Changes an own view; answers a row where there was one. */
export const changeSavedView = statement(
  (
    db,
    { id, ownerId }: Pick<SavedViewRow, 'id' | 'ownerId'>,
    { title, department, query }: Pick<SavedViewRow, 'title' | 'department' | 'query'>,
  ) =>
    db
      .update(savedViews)
      .set({ title, department, query })
      .where(and(eq(savedViews.id, id), eq(savedViews.ownerId, ownerId)))
      .returning({ id: savedViews.id }),
);

/** Deletes an own view; answers a row where there was one. */
export const deleteSavedView = statement((db, id: string, ownerId: string) =>
  db
    .delete(savedViews)
    .where(and(eq(savedViews.id, id), eq(savedViews.ownerId, ownerId)))
    .returning({ id: savedViews.id }),
);
