import { cleanText } from '../persian/typed.ts';

/** Whether nothing was typed that a person could see, so that nothing of it would be kept. */
export function isBlank(typed: string): boolean {
  return cleanText(typed) === '';
}
