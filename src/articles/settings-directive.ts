import type { Settings } from '#shared/settings/schema.ts';
import { formatDuration } from '#shared/working-time/duration.ts';
import { printHours } from './printed-hours.ts';
import { printedLimits } from './printed-limits.ts';

interface TextDirective {
  name: string;
  data?: unknown;
  children: readonly object[];
}

type Printed = (id: string, settings: Settings) => string | undefined;

const own = <T>(named: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(named, id) ? named[id] : undefined;

/** What `:name[id]` prints, by its name; undefined for an id that is not there. */
const printed: Readonly<Record<string, Printed>> = {
  /** The value of a policy. */
  policy: (id, { policies }) => own(policies, id)?.value,
  /** A promise in words: «یک روز کاری». */
  promise(id, { promises }) {
    const promise = own(promises, id);
    return promise && formatDuration(promise.within);
  },
  limit: (id, settings) => own<string>(printedLimits(settings), id),
  /** The opening hours of a calendar, or of a department's or plan's. */
  hours(id, { calendars, departments, plans }) {
    const calendar = own(departments, id)?.calendar ?? own(plans, id)?.calendar ?? id;
    const found = own(calendars, calendar);
    return found && printHours(found);
  },
};

const places: Readonly<Record<string, string>> = {
  policy: 'names a policy that is not in settings.json.',
  promise: 'names a promise that is not in settings.json.',
  limit: 'names no limit.',
  hours: 'names no calendar, department or plan of settings.json.',
};

/** The names of the directives that take what they print from the settings. */
export const settingsDirectives: readonly string[] = Object.keys(printed);

/** Whether a directive of this name takes what it prints from the settings. */
export const isSettingsDirective = (name: string): boolean => Object.hasOwn(printed, name);

/** The name between the brackets of `:policy[refund-time]`. */
const idOf = ({ children }: Pick<TextDirective, 'children'>) =>
  children.map((child) => ('value' in child ? String(child.value) : '')).join('');

/** What a directive prints; undefined for another kind, and for a name that is not there. */
export const printDirective = (node: TextDirective, settings: Settings): string | undefined =>
  own(printed, node.name)?.(idOf(node), settings);

/** What is wrong with a directive of settings, or undefined. */
export function faultOfDirective(node: TextDirective, settings: Settings): string | undefined {
  return printDirective(node, settings) === undefined
    ? `:${node.name}[${idOf(node)}] ${places[node.name]}`
    : undefined;
}

/**
 * A plugin for Astro's Markdown processor: `:policy[refund-time]` becomes the value of that policy in settings.json,
 * and `:promise[…]`, `:limit[…]` and `:hours[…]` what theirs says. It throws for a name that is not there.
 */
export function settingsDirective(settings: Settings) {
  return {
    name: 'pasokh-settings',
    textDirective(node: TextDirective) {
      if (!isSettingsDirective(node.name)) return undefined;
      const fault = faultOfDirective(node, settings);
      if (fault) throw new Error(fault);
      return { type: 'text' as const, value: printDirective(node, settings) ?? '' };
    },
  };
}
