import type { FieldRules } from '../fields/rules.ts';
import { ticketLimits } from '../fields/size-limits.ts';
import type { Policy } from '../settings/policies.ts';
import type { PublicSettings } from '../settings/public.ts';
import type { FormField } from '../settings/request-types.ts';
import { formatWithin } from '../working-time/duration.ts';
import type { ContactFormModel } from './contact-form-model.ts';

type Needed = Pick<
  PublicSettings,
  | 'requestTypes'
  | 'policies'
  | 'promises'
  | 'urgency'
  | 'replyChannels'
  | 'contact'
  | 'quality'
  | 'money'
  | 'calendars'
> & {
  departments: Readonly<Record<string, { title: string; calendar: string }>>;
  terms?: PublicSettings['terms'];
};

/** Cuts a request type's part out of the settings; null for a type that is not there. */
export function factsOfType(settings: Needed, typeId: string): ContactFormModel | null {
  const type = settings.requestTypes.find(({ id }) => id === typeId);
  if (!type) return null;
  const policies = type.policies.map((id) => ({ ...settings.policies[id]!, id }));
  const offered = policies.map(({ rule }) => rule?.otherwise.offer);
  const titles = settings.requestTypes
    .filter(({ id }) => offered.includes(id))
    .map(({ id, title }) => [id, title]);
  const calendar = settings.calendars[settings.departments[type.department]!.calendar]!;
  return {
    type: { ...type, fields: type.fields.map((field) => inHouseUnit(field, settings.money)) },
    department: settings.departments[type.department]!.title,
    promise: formatWithin(settings.promises[type.promise]!.within, calendar),
    urgency: settings.urgency,
    replyChannels: settings.replyChannels,
    contact: settings.contact,
    policies,
    calendar: policies.some(countsWorkingTime) ? calendar : { ...calendar, closures: [] },
    quality: settings.quality,
    sizes: { title: ticketLimits.title, text: ticketLimits.text },
    terms: settings.terms,
    offers: Object.fromEntries(titles) as Record<string, string>,
  };
}

/** No other rule asks which days are off, and their list is long. */
const countsWorkingTime = ({ rule }: Policy) =>
  rule !== undefined && 'duration' in rule && /^(?:working|business)_/.test(rule.duration.unit);

/** An amount that names no unit is typed and shown in the organisation's. */
const inHouseUnit = (field: FormField, money: NonNullable<FieldRules['unit']>): FormField =>
  field.type === 'amount' && !field.unit ? { ...field, unit: money } : field;
