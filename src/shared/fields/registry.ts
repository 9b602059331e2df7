import { amount } from './amount.ts';
import { isBlank } from './blank.ts';
import { cardLastFour } from './card-last-four.ts';
import { choice } from './choice.ts';
import { date } from './date.ts';
import { economicNumber } from './economic-number.ts';
import { email } from './email.ts';
import { type Field, type FieldType, type FieldValue, invalid, ok, type Parsed } from './field.ts';
import { files } from './files.ts';
import { legalId } from './legal-id.ts';
import { mobile } from './mobile.ts';
import { nationalId } from './national-id.ts';
import { orderNumber } from './order-number.ts';
import { paymentReference } from './payment-reference.ts';
import { postalCode } from './postal-code.ts';
import { postalTracking } from './postal-tracking.ts';
import type { FieldRules } from './rules.ts';
import { serialNumber } from './serial-number.ts';
import { sheba } from './sheba.ts';
import { longText, text } from './text.ts';
import * as texts from './texts.ts';
import { time } from './time.ts';

export { isBlank };

/** Every kind of field by the name settings give it. */
export const fieldRegistry: Record<FieldType, Field<FieldValue, FieldRules>> = {
  text,
  long_text: longText,
  choice,
  mobile,
  email,
  date,
  time,
  amount,
  order_number: orderNumber,
  payment_reference: paymentReference,
  postal_tracking: postalTracking,
  sheba,
  card_last_four: cardLastFour,
  national_id: nationalId,
  legal_id: legalId,
  economic_number: economicNumber,
  postal_code: postalCode,
  serial_number: serialNumber,
  files,
};

const missing: Partial<Record<FieldType, string>> = {
  choice: texts.chooseOne,
  files: texts.addFile,
};

/** Reads one field of a form: nothing typed is null where the field may stay empty. */
export function readField(
  { type, required, ...rules }: { type: FieldType; required?: boolean } & FieldRules,
  typed: string,
): Parsed<FieldValue | null> {
  if (!isBlank(typed)) return fieldRegistry[type].parse(typed, rules);
  if (!required) return ok(null);
  const [only, ...others] = rules.choices ?? [];
  // There is nothing to choose: the form says it as a sentence.
  if (only && others.length === 0) return ok(only.value);
  return invalid(missing[type] ?? texts.fillIn);
}

/** The field as it is asked for here: nobody must send files where there is no place for them. */
export const askedField = <T extends { type: FieldType; required?: boolean }>(
  field: T,
  { takesFiles }: { takesFiles: boolean },
): T => (field.type === 'files' && !takesFiles ? { ...field, required: false } : field);

/** What people read for a stored value. */
export function showField(
  { type, ...rules }: { type: FieldType } & FieldRules,
  value: FieldValue,
): string {
  return fieldRegistry[type].show(value, rules);
}
