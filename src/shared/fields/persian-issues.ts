import * as z from 'zod/mini';
import { toPersianDigits } from '../persian/digits.ts';

type Issue = z.core.$ZodRawIssue;

/** What a schema says when it has no sentence of its own: Persian, and with what to do. */
function describeIssue(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'این مورد لازم است؛ آن را پر کنید.'
        : `نوع این مقدار درست نیست؛ ${issue.expected} لازم است.`;
    case 'unrecognized_keys':
      return `نام ناشناخته: ${issue.keys.join('، ')}. نام را بررسی یا آن را حذف کنید.`;
    case 'invalid_value':
      return `این مقدار پذیرفته نیست. یکی از این‌ها را بنویسید: ${issue.values.map(String).join('، ')}.`;
    case 'too_small':
      return issue.origin === 'string' && Number(issue.minimum) <= 1
        ? 'این مورد لازم است؛ آن را پر کنید.'
        : `کمتر از اندازه است؛ دست‌کم ${toPersianDigits(String(issue.minimum))} لازم است.`;
    case 'too_big':
      return `بیش از اندازه است؛ حداکثر ${toPersianDigits(String(issue.maximum))} پذیرفته می‌شود.`;
    case 'invalid_format':
      return 'قالب این مقدار درست نیست. نمونهٔ کنار آن را ببینید و اصلاح کنید.';
    default:
      return 'این مقدار پذیرفته نیست. آن را اصلاح کنید.';
  }
}

/** Makes every schema of this process answer in Persian; called once where schemas are first used. */
export function speakPersian() {
  z.config({ customError: describeIssue });
}
