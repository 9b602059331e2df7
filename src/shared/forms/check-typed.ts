import { email } from '../fields/email.ts';
import type { FieldValue } from '../fields/field.ts';
import { mobile } from '../fields/mobile.ts';
import { askedField, isBlank, readField } from '../fields/registry.ts';
import { coach, refusals } from '../quality/coach.ts';
import { type ContactFormModel, factName, type Typed } from './contact-form-model.ts';
import { pairedBoxes } from './paired-boxes.ts';
import * as texts from './texts.ts';

type Checked = {
  faults: Record<string, string>;
  /** Facts that could be read, as the server will store them. */
  facts: Record<string, FieldValue>;
};

type Context = {
  today: string;
  addresses: readonly ('mobile' | 'email')[];
  takesFiles: boolean;
};

/** What the server will say of this form, said before it is sent. */
export function checkTyped(
  form: ContactFormModel,
  typed: Typed,
  { today, addresses, takesFiles }: Context,
): Checked {
  const title = typed.title ?? '';
  const text = typed.text ?? '';
  const faults: Record<string, string> = {};
  const facts: Record<string, FieldValue> = {};
  if (isBlank(title)) faults.title = texts.titleNeeded;
  const filled = { ...typed, ...pairedBoxes(form, typed, today) };
  for (const { id, ...field } of form.type.fields) {
    const read = readField(
      { ...askedField(field, { takesFiles }), today },
      filled[factName(id)] ?? '',
    );
    if (!read.ok) faults[factName(id)] = read.reason;
    else if (read.value !== null) facts[id] = read.value;
  }
  if (isBlank(text)) faults.text = texts.textNeeded;
  for (const [name, say] of Object.entries(refusals(coach(form.quality, { title, text }))))
    faults[name] ??= say;
  for (const kind of addresses) {
    const read = (kind === 'mobile' ? mobile : email).parse(typed[kind] ?? '');
    if (isBlank(typed[kind] ?? '')) faults[kind] = missingAddress[kind];
    else if (!read.ok) faults[kind] = read.reason;
  }
  if (form.terms && typed.terms !== 'yes') faults.terms = texts.termsNeeded;
  return { faults, facts };
}

const missingAddress = {
  mobile: texts.mobileNeeded,
  email: texts.emailNeeded,
} as const;
