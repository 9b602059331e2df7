// Numbers that somebody types into the search and that no article answers: a tracking code, a mobile, an order number.

import type { OrderType } from '../contract/search.ts';
import { economicNumber } from '../fields/economic-number.ts';
import { withoutLabel } from '../fields/label.ts';
import { legalId } from '../fields/legal-id.ts';
import { canonicalMobile, isLandline } from '../fields/mobile.ts';
import { nationalId } from '../fields/national-id.ts';
import { orderNumber } from '../fields/order-number.ts';
import { postalCode } from '../fields/postal-code.ts';
import { trackingCodeIn } from '../fields/tracking-code.ts';
import { foldText } from '../persian/letters.ts';
import { cleanCode } from '../persian/typed.ts';
import type { RequestType } from '../settings/request-types.ts';

/** What a number is, and what it is of use for. */
export type TypedNumber =
  /** `code` has 12 symbols. */
  | { kind: 'tracking'; code: string }
  | { kind: 'mobile' }
  /** `types` are those that ask for it, as settings order them; at most three. */
  | { kind: 'order'; number: string; types: OrderType[] };

const mostTypes = 3;

/** What the typed text is where it is such a number, with or without words that name it; null for all else. */
export function readNumber(typed: string, orderTypes: readonly OrderType[]): TypedNumber | null {
  const code = trackingCodeIn(typed);
  if (code) return { kind: 'tracking', code };
  if (canonicalMobile(typed)) return { kind: 'mobile' };
  const number = withoutLabel(cleanCode(typed)).toUpperCase();
  const types = orderTypes.filter((type) => isOrderNumber(typed, number, type));
  return types.length > 0 ? { kind: 'order', number, types: types.slice(0, mostTypes) } : null;
}

/**
 * Whether it is one by the pattern of the settings. Where they have none it is digits, with a few capital letters before
 * them at most: five digits or more, or fewer after a word that names them, and no other number by its form or name.
 */
function isOrderNumber(typed: string, number: string, rules: OrderType): boolean {
  if (rules.pattern !== undefined) return /\d/.test(number) && orderNumber.parse(typed, rules).ok;
  if (isOtherNumber(typed, number)) return false;
  const leastDigits = cleanCode(typed).toUpperCase() === number ? 5 : 3;
  const [, digits = ''] = /^(?:[A-Z]{1,4}[-_/]?)?(\d{3,12})$/.exec(number) ?? [];
  return digits.length >= leastDigits && orderNumber.parse(typed, rules).ok;
}

const orderNames = /سفارش|خرید|فاکتور|صورت ?حساب|order|invoice/;
const otherNames =
  /پیگیری|رهگیری|مرجع|ارجاع|تراکنش|پرداخت|واریز|انتقال|رسید|سند|سریال|\bref|rrn|trac|trans|txn|payment|receipt|serial|\bsn\b/;
const otherFields = [postalCode, nationalId, legalId, economicNumber];

/**
 * Whether it is a landline, a postal code, an ID or a reference of a payment and was not called an order's. Ten digits or more
 * after a zero are a telephone number or an ID with a slip.
 */
function isOtherNumber(typed: string, number: string): boolean {
  const folded = foldText(typed);
  if (orderNames.test(folded)) return false;
  return (
    otherNames.test(folded) ||
    /^0\d{9}/.test(number) ||
    isLandline(typed) ||
    otherFields.some((field) => field.parse(number).ok)
  );
}

/** The request types that ask for an order number: those that need one first, without those that no list shows. */
export function orderTypesOf(requestTypes: readonly RequestType[]): OrderType[] {
  const asking = requestTypes.flatMap(({ id, title, listed, fields }) => {
    const field = fields.find(({ type }) => type === 'order_number');
    if (!listed || !field) return [];
    const { id: fact, label, required, pattern, minLength, maxLength } = field;
    const rules = {
      ...(pattern !== undefined && { pattern }),
      ...(minLength !== undefined && { minLength }),
      ...(maxLength !== undefined && { maxLength }),
    };
    return [{ required, type: { id, title, fact, label, ...rules } }];
  });
  const [needing, others] = [true, false].map((isNeeded) =>
    asking.filter(({ required }) => required === isNeeded).map(({ type }) => type),
  );
  return [...(needing ?? []), ...(others ?? [])];
}
