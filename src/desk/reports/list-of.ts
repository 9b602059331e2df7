import { addressOf } from '../shell/place/place.ts';

/** What is counted now and can be listed. */
export type Standing = 'open' | 'soon' | 'late';

const queries = {
  open: { view: 'all', state: 'open' },
  soon: { view: 'at_risk', promise: 'soon' },
  late: { view: 'at_risk', promise: 'late' },
} as const;

/** The address of the list of what is counted: of all, or of a department or an agent. */
export const listOf = (
  standing: Standing,
  of: { department?: string; assignee?: string } = {},
): string => addressOf({ open: { kind: 'list' }, query: { ...queries[standing], ...of } });
