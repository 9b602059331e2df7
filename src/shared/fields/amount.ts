import { formatAmount, parseAmount } from '../persian/money.ts';
import { cleanCode } from '../persian/typed.ts';
import { isKnownCard } from './card-number.ts';
import { type Field, invalid, ok } from './field.ts';
import type { FieldRules } from './rules.ts';

/** Money, stored as whole Rials and never shown without its unit. */
export const amount: Field<number, FieldRules> = {
  type: 'amount',
  parse(typed, { unit = 'toman', minRials = 0, maxRials } = {}) {
    if (isKnownCard(cleanCode(typed).replace(/\D/g, ''))) {
      return invalid('این شمارهٔ کارت است؛ آن را به کسی ندهید و مبلغ را بنویسید.');
    }
    const rials = parseAmount(typed, unit);
    if (rials === null) {
      return invalid(
        `این مبلغ را متوجه نشدیم؛ همهٔ رقم‌های آن را با واحد بنویسید، مثل ${formatAmount(2_500_000, unit)}.`,
      );
    }
    if (rials < minRials) {
      return invalid(`این مبلغ کم است؛ مبلغی از ${formatAmount(minRials, unit)} به بالا بنویسید.`);
    }
    if (maxRials !== undefined && rials > maxRials) {
      return invalid(`این مبلغ زیاد است؛ مبلغی تا ${formatAmount(maxRials, unit)} بنویسید.`);
    }
    return ok(rials);
  },
  show: (rials, { unit = 'toman' } = {}) => formatAmount(rials, unit),
  inputMode: 'text',
  dir: 'auto',
  autocomplete: 'off',
  placeholder: '۲۵۰٬۰۰۰',
};
