import { speakPersian } from '../fields/persian-issues.ts';
import { withLunarHolidays } from './lunar-holidays.ts';
import type { Policy } from './policies.ts';
import { type Settings, settingsSchema } from './schema.ts';
import { SettingsFault } from './settings-fault.ts';
import { faultsOfStages } from './stages.ts';
import { timeFaults } from './time-faults.ts';

/**
 * Checks settings, fills in defaults, lays lunar holidays over the calendars, and makes sure that every name
 * points at something. What comes out may be loaded again.
 * @throws SettingsFault that lists every fault.
 */
export function loadSettings(raw: unknown): Settings {
  speakPersian();
  const result = settingsSchema.safeParse(raw);
  if (!result.success) {
    throw new SettingsFault(
      result.error.issues.map(
        ({ path, message }) => `${path.join('.') || '(whole file)'}: ${message}`,
      ),
    );
  }
  const settings = keepLunarHolidays(result.data);
  const faults = [...danglingNames(settings), ...timeFaults(settings)];
  if (faults.length > 0) throw new SettingsFault(faults);
  return settings;
}

const keepLunarHolidays = (settings: Settings): Settings => ({
  ...settings,
  calendars: Object.fromEntries(
    Object.entries(settings.calendars).map(([id, calendar]) => [
      id,
      withLunarHolidays(calendar, settings.lunarHolidays),
    ]),
  ),
});

/** The fields by which a policy's rule decides: without them it would never speak. */
function fieldsOfRule(policy: Policy | undefined): string[] {
  const rule = policy?.rule;
  if (!rule) return [];
  const condition = rule.when ? [rule.when.field] : [];
  if (rule.kind === 'choice' || rule.kind === 'filled') return [...condition, rule.field];
  const moment = rule.timeField ? [rule.dateField, rule.timeField] : [rule.dateField];
  return [...condition, ...moment];
}

function danglingNames(settings: Settings): string[] {
  const faults: string[] = [];
  const typeIds = settings.requestTypes.map(({ id }) => id);
  const known = (
    path: string,
    kind: 'calendars' | 'departments' | 'promises' | 'policies',
    id: string | undefined,
  ) => {
    if (id !== undefined && !Object.hasOwn(settings[kind], id))
      faults.push(`${path}: "${id}" is not in ${kind}.`);
  };
  for (const [id, { calendar }] of Object.entries(settings.departments))
    known(`departments.${id}`, 'calendars', calendar);
  for (const [id, { department }] of Object.entries(settings.agencies))
    known(`agencies.${id}`, 'departments', department);
  for (const [id, plan] of Object.entries(settings.plans)) {
    known(`plans.${id}`, 'calendars', plan.calendar);
    known(`plans.${id}`, 'promises', plan.promise);
  }
  for (const type of settings.requestTypes) {
    const path = `requestTypes.${type.id}`;
    known(path, 'departments', type.department);
    known(path, 'promises', type.promise);
    for (const policy of type.policies) known(path, 'policies', policy);
    for (const stage of type.stages) {
      known(`${path}.stages.${stage.id}`, 'promises', stage.promise);
      known(`${path}.stages.${stage.id}`, 'calendars', stage.calendar);
    }
    faults.push(...faultsOfStages(type.stages).map((fault) => `${path}: ${fault}`));
    if (typeIds.filter((id) => id === type.id).length > 1)
      faults.push(`${path}: this id stands twice.`);
    const fieldIds = type.fields.map(({ id }) => id);
    if (new Set(fieldIds).size < fieldIds.length) faults.push(`${path}: a field id stands twice.`);
    for (const policy of type.policies)
      for (const field of fieldsOfRule(settings.policies[policy]))
        if (!fieldIds.includes(field))
          faults.push(
            `${path}: the rule of "${policy}" asks for a field "${field}" that it lacks.`,
          );
  }
  for (const [id, { rule }] of Object.entries(settings.policies)) {
    const offer = rule?.otherwise.offer;
    if (offer !== undefined && !typeIds.includes(offer))
      faults.push(`policies.${id}: "${offer}" is not in requestTypes.`);
  }
  return faults;
}
