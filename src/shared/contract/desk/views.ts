import * as z from 'zod/mini';
import { deskLimits } from '../../fields/size-limits.ts';
import { lineInput } from '../tickets.ts';
import { idText, type Titled } from './ids.ts';
import { deskViews, inboxFilters } from './inbox.ts';

// Searches that agents keep under a name, for themselves or for a department.

/** What a saved view asks for: a list's query without its page. */
export const savedQuery = z.strictObject({
  ...inboxFilters,
  view: z.optional(z.enum(deskViews)),
});
/** `savedQuery` once it is parsed. */
export type SavedQuery = z.infer<typeof savedQuery>;

/** Body of `POST /api/desk/views` and of `PUT /api/desk/views/<id>`. */
export const savedViewInput = z.strictObject({
  title: lineInput(deskLimits.viewTitle),
  query: savedQuery,
  /** Shared with all agents of this department; null for oneself alone. */
  department: z.nullable(idText),
});
/** `savedViewInput` once it is parsed. */
export type SavedViewInput = z.infer<typeof savedViewInput>;

/** Body of `PUT /api/desk/views/order`: ids of own views, the first first; others of one's own stay behind them. */
export const viewOrderInput = z.strictObject({
  ids: z.array(idText).check(z.minLength(1), z.maxLength(deskLimits.savedViews)),
});

/** A view that somebody saved; a list of it is asked for by `view=saved:<id>`. */
export type SavedView = {
  id: string;
  title: string;
  query: SavedQuery;
  /** The department that it is shared with. */
  department: Titled | null;
  /** This agent may rename and delete it. */
  canChange: boolean;
};

/** What operators and filters can name, by id and title. */
export type DeskChoices = {
  departments: Titled[];
  /** Those that requests can be routed to: all. */
  destinations: Titled[];
  states: Titled[];
  types: Titled[];
  urgencies: Titled[];
  agencies: Titled[];
  plans: Titled[];
  /** Agents who work, with `title` as their name. */
  agents: Titled[];
  tags: Titled[];
  /** Reasons for closing that are offered. */
  closeReasons: Titled[];
  /** Id of the agent who asks. */
  me: string;
};

/** What `GET /api/desk/views` answers. */
export type ViewsAnswer = { views: SavedView[]; choices: DeskChoices };
