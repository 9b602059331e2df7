/** Whether nothing was typed that a person could see. */
export function isBlank(typed: string): boolean {
  return /^[\s\p{Cf}\p{Cc}]*$/u.test(typed);
}
