import type { ContactInput } from '#shared/contract/contact.ts';
import type { FieldValue, Reading } from '#shared/fields/field.ts';
import { maskCardNumbers } from '#shared/fields/mask-cards.ts';
import { pairedMoments } from '#shared/fields/paired-moment.ts';
import { askedField, readField } from '#shared/fields/registry.ts';
import * as formTexts from '#shared/forms/texts.ts';
import { instantToJalali } from '#shared/persian/dates.ts';
import { jalaliIso } from '#shared/persian/jalali.ts';
import { type BrokenRule, decidePolicies } from '#shared/policies/decide.ts';
import { coach, refusals } from '#shared/quality/coach.ts';
import type { RequestType } from '#shared/settings/request-types.ts';
import type { Settings } from '#shared/settings/schema.ts';
import type { Calendar } from '#shared/working-time/calendar.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { faultOfChannel } from '../tickets/notify.ts';
import type { CheckedRequest } from '../tickets/open/checked-request.ts';
import * as texts from './texts.ts';

// What was sent is held against its request type: facts by their fields, title and text by the
// quality rules, and the organisation's policies. All faults come back at once, each beside its box.

/** @throws Problem `not_found` for a type that is not in the settings. */
export function requestTypeOf(settings: Settings, id: string): RequestType {
  const type = settings.requestTypes.find((one) => one.id === id);
  if (!type) throw new Problem('not_found');
  return type;
}

/** What is held against the request type; with `breakRules` no policy refuses it, and those it breaks are noted. */
export type CheckedInput = Pick<
  ContactInput,
  'requestType' | 'title' | 'text' | 'urgency' | 'facts' | 'attachments' | 'replyChannel' | 'terms'
> & { breakRules?: boolean };

/**
 * A request that may be submitted. `given` are faults that were found before, to be answered with the others.
 * @throws Problem `bad_input` with fields, or `other_type_fits` when a rule refuses this type and
 * names one that fits.
 */
export function checkRequest(
  context: Pick<RequestContext, 'settings' | 'files' | 'smsProviders' | 'emailProvider'>,
  input: CheckedInput,
  calendar: Calendar,
  now: number,
  given: Readonly<Record<string, string>> = {},
): CheckedRequest {
  const { settings, files } = context;
  const type = requestTypeOf(settings, input.requestType);
  const asked = type.fields.map((field) => askedField(field, files));
  const { facts, faults, asks } = readFacts(asked, input.facts, now);
  const fields: Record<string, string> = {
    ...refusals(coach(settings.quality, input)),
    ...faults,
    ...termsFault(settings, input.terms),
    ...given,
  };
  if (input.urgency !== 'normal' && !type.urgency) fields.urgency = texts.urgencyNotAsked;
  const ofChannel = input.replyChannel && faultOfChannel(context, input.replyChannel);
  if (ofChannel) fields.replyChannel = ofChannel;
  if (type.files === 'none' && input.attachments.length > 0)
    fields.attachments = texts.takesNoFiles;
  if (Object.keys(fields).length > 0) throw new Problem('bad_input', { fields, ...asks });

  const broken = decidePolicies({
    policies: settings.policies,
    ids: type.policies,
    facts,
    calendar,
    now,
  });
  if (!input.breakRules) refuseBroken(broken);
  return {
    type,
    title: input.title,
    text: input.text,
    urgency: input.urgency,
    replyChannel: input.replyChannel ?? 'thread',
    facts,
    brokenRules: broken.map(({ policy }) => policy),
    termsVersion: settings.terms?.version ?? null,
  };
}

/**
 * Facts by their fields: what is stored, under `facts.<id>` one sentence for each fault, and as details of a problem the
 * readings to choose from.
 */
export function readFacts(
  fields: RequestType['fields'],
  typed: Record<string, string>,
  now: number,
) {
  const facts: Record<string, FieldValue> = {};
  const faults: Record<string, string> = {};
  const readings: Record<string, readonly Reading[]> = {};
  const today = jalaliIso(instantToJalali(now));
  const filled = { ...typed, ...pairedMoments(fields, typed, today) };
  for (const { id, label: _label, hint: _hint, ...field } of fields) {
    const parsed = readField({ ...field, today }, filled[id] ?? '');
    if (!parsed.ok) {
      faults[`facts.${id}`] = parsed.reason;
      if (parsed.readings) readings[`facts.${id}`] = parsed.readings;
    } else if (parsed.value !== null) facts[id] = maskTyped(parsed.value);
  }
  for (const id of Object.keys(typed))
    if (!fields.some((field) => field.id === id)) faults[`facts.${id}`] = texts.unknownBox;
  return { facts, faults, asks: asksOf(readings) };
}

/** What the client may offer to choose from: by field, each reading as people see it and as it is to be sent. */
const asksOf = (readings: Record<string, readonly Reading[]>) =>
  Object.keys(readings).length > 0 ? { facts: { readings } } : {};

const maskTyped = (value: FieldValue): FieldValue =>
  typeof value === 'string' ? maskCardNumbers(value) : value;

function termsFault({ terms }: Settings, agreed: string | undefined): Record<string, string> {
  if (!terms || agreed === terms.version) return {};
  return {
    terms: agreed === undefined ? formTexts.termsNeeded : texts.termsChanged,
  };
}

function refuseBroken(broken: readonly BrokenRule[]) {
  const refused = broken.filter(({ refuse }) => refuse);
  if (refused.length === 0) return;
  const isOffered = refused.some(({ offer }) => offer !== null);
  throw new Problem(isOffered ? 'other_type_fits' : 'bad_input', {
    fields: Object.fromEntries(refused.map(({ field, say }) => [`facts.${field}`, say])),
    facts: { broken: refused },
  });
}
