import * as z from 'zod/mini';
import { toPersianDigits } from '../persian/digits.ts';
import * as texts from './texts.ts';

type Issue = z.core.$ZodRawIssue;

/** What a schema says when it has no sentence of its own: Persian, and with what to do. */
function describeIssue(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? texts.needed : texts.wrongType(issue.expected);
    case 'unrecognized_keys':
      return texts.unknownKeys(issue.keys.join('، '));
    case 'invalid_value':
      return texts.notOneOf(issue.values.map(String).join('، '));
    case 'too_small':
      return issue.origin === 'string' && Number(issue.minimum) <= 1
        ? texts.needed
        : texts.belowLeast(toPersianDigits(String(issue.minimum)));
    case 'too_big':
      return texts.aboveMost(toPersianDigits(String(issue.maximum)));
    case 'invalid_format':
      return texts.wrongFormat;
    default:
      return texts.refused;
  }
}

/** Makes every schema of this process answer in Persian; called once where schemas are first used. */
export function speakPersian() {
  z.config({ customError: describeIssue });
}
