import { foldText } from '../persian/letters.ts';

// Words by which receipts and people name a number in front of it.
const labels = new Set(
  (
    'سفارش سفارشم به با خرید خریدم فاکتور صورتحساب صورت حساب شماره شمارهی کد شناسه پیگیری رهگیری مرجع ارجاع تراکنش پرداخت واریز انتقال ' +
    'درگاه بانکی بانک رسید سند سریال دستگاه کالا محصول من ' +
    'order invoice number no nr ref reference rrn trace tracking transaction txn code id serial sn payment receipt'
  ).split(' '),
);

/** «۱۲۳۴۵ است» */
const behind = /(?<=\d) (?:من|است|هست|بود|می ?باشد)(?=[.!،؛]*$)/u;

/** «شمارهٔ پیگیری پرداخت سفارش من» */
const mostLabels = 6;

const quotes = /^["'«“”‘’([]+|(?<!["'»“”‘’)\]،,؛;])["'»“”‘’)\]،,؛;]+$/g;
const inFront = /^([\p{L}\p{M}]+)([\s:؛.#-]*)/u;

/** Without the quotes, brackets and commas that stand around a copied number. */
const withoutQuotes = (code: string): string => code.trim().replace(quotes, '').trim();

/**
 * A code without the words that name it: `12345` of «سفارش شماره ۱۲۳۴۵» and of `Order no: 12345`. Latin words go only where a
 * space, a colon or # parts them from it, since `SN123` is a code of its own.
 */
export function withoutLabel(code: string): string {
  let rest = withoutQuotes(code);
  for (let count = 0; count < mostLabels; count += 1) {
    const [whole = '', word = '', sign = ''] = inFront.exec(rest) ?? [];
    const isParted = /[\s:#]/.test(sign) || /^[^a-z]+$/i.test(word);
    if (!isParted || !labels.has(foldText(word))) break;
    rest = rest.slice(whole.length);
  }
  rest = withoutQuotes(rest.replace(behind, '')).replace(/^#+ ?/, '');
  return /\d/.test(rest) ? rest : withoutQuotes(code).replace(/^#+ ?/, '');
}

/** Digits without any Persian words, signs and quotes around them: «کد ملی: ۰۰۱۲۳۴۵۶۷۹». A plus in front stays. */
export const withoutWords = (digits: string): string =>
  digits.replace(
    /^[\p{Script=Arabic}\p{M}\s:؛،#«"'“(.-]+|(?<![\s»"'”)،,؛;.])[\s»"'”)،,؛;.]+$/gu,
    '',
  );
