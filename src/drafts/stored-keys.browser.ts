/** Whether a key is that of a draft of the form with this main key: the first tab's, or one of another tab. */
export const isKeyOf = (mainKey: string, key: string): boolean =>
  key === mainKey || key.startsWith(`${mainKey}~`);

/** Keys under which drafts of this form are stored; none where storage is closed. */
export function storedKeys(mainKey: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => isKeyOf(mainKey, key));
  } catch {
    return [];
  }
}
