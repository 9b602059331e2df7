import { toLatinDigits } from '../persian/digits.ts';
import { hasLineBreak } from '../persian/typed.ts';
import { type Field, invalid, ok } from './field.ts';

const address =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])$/;

/**
 * An e-mail address in lower case, so that one mailbox is one identity; null if it is none. Only
 * ASCII: letters that merely look alike are refused, never mapped.
 */
export function canonicalEmail(typed: string): string | null {
  if (hasLineBreak(typed)) return null;
  const plain = toLatinDigits(typed)
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^mailto:/i, '')
    .toLowerCase();
  const [local = '', domain = ''] = plain.split('@');
  const fits = local.length <= 64 && plain.length <= 254;
  return fits && domain.split('.').every((label) => label.length <= 63) && address.test(plain)
    ? plain
    : null;
}

function faultOf(typed: string): string {
  if (!typed.includes('@')) return 'نشانی ایمیل باید @ داشته باشد، مانند name@example.com.';
  if (/[,;،؛\s]/.test(typed.trim())) {
    return 'تنها یک نشانی ایمیل، بی فاصله و ویرگول، بنویسید؛ مانند name@example.com.';
  }
  if (/[^\p{ASCII}\p{Cf}۰-۹٠-٩]/u.test(typed)) {
    return 'نشانی ایمیل تنها حروف انگلیسی دارد؛ زبان صفحه‌کلید را ببینید و دوباره بنویسید.';
  }
  return 'این نشانی ایمیل کامل نیست؛ آن را مانند name@example.com بنویسید.';
}

/** An e-mail address (RFC 5321, ASCII only), stored in lower case. */
export const email: Field = {
  type: 'email',
  parse(typed) {
    const value = canonicalEmail(typed);
    return value ? ok(value) : invalid(faultOf(typed));
  },
  show: (value) => value,
  inputMode: 'email',
  dir: 'ltr',
  autocomplete: 'email',
  placeholder: 'name@example.com',
};
