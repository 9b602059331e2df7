/** Every kind of field a request type may ask for, by the name settings give it. */
export const fieldTypes = [
  'text',
  'long_text',
  'choice',
  'mobile',
  'email',
  'date',
  'time',
  'amount',
  'order_number',
  'payment_reference',
  'postal_tracking',
  'sheba',
  'card_last_four',
  'national_id',
  'legal_id',
  'economic_number',
  'postal_code',
  'serial_number',
  'files',
] as const;
/** A name of `fieldTypes`; settings and stored facts have it, so names are never changed. */
export type FieldType = (typeof fieldTypes)[number];

/** One way to read what was typed. */
export interface Reading {
  /** A spelling that is read in this way alone; a tap puts it into the box. */
  typed: string;
  /** What people read on the button: «۱٬۰۰۰٬۲۰۰ تومان». */
  shown: string;
}

/**
 * Either the value to store, or one Persian sentence: what is wrong and what to do. `readings` are
 * there where it was understood in more than one way and the person must say which.
 */
export type Parsed<Value> =
  | { ok: true; value: Value }
  | { ok: false; reason: string; readings?: readonly Reading[] };

/** What is stored: text for most, whole Rials for an amount, ids of uploads for files. */
export type FieldValue = string | number | string[];

/**
 * One kind of field. `parse` takes what a person typed, in any digit script and with the spaces,
 * dashes and direction marks that pasting brings; `show` gives back what people read.
 * Whether a field may stay empty is asked by `readField`: `parse` wants something typed.
 */
export interface Field<Value extends FieldValue = string, Rules = unknown> {
  type: FieldType;
  parse(typed: string, rules?: Rules): Parsed<Value>;
  /** Other ways to read what `parse` took, to be offered and never insisted on. */
  otherReadings?(typed: string, rules?: Rules): readonly Reading[];
  show(value: Value, rules?: Rules): string;
  inputMode: 'text' | 'numeric' | 'decimal' | 'tel' | 'email';
  dir: 'ltr' | 'rtl' | 'auto';
  autocomplete: string;
  /** Shows in a hint how it may be written; empty where the label says it all. */
  example: string;
}

/** A value that was understood. */
export function ok<Value>(value: Value): Parsed<Value> {
  return { ok: true, value };
}

type Refused = { ok: false; reason: string; readings?: readonly Reading[] };

/** One sentence that says what is wrong and what to write, or asks which of the readings is meant. */
export function invalid(reason: string, readings: readonly Reading[] = []): Refused {
  return readings.length > 0 ? { ok: false, reason, readings } : { ok: false, reason };
}
