const fewestDigitsOfSomebody = 7;

/**
 * What an address may hold of a text while `textForAddress` was not answered, at most as much as that would leave: the page
 * itself does not load what knows numbers and codes. A text without Latin letters, @ and more than six digits stays as it is;
 * of others each word with a digit, a capital letter or an @ is left out.
 */
export function plainWords(text: string): string {
  const digits = text.match(/\p{N}/gu)?.length ?? 0;
  if (digits < fewestDigitsOfSomebody && !/[\p{Script=Latin}@]/u.test(text)) return text.trim();
  return text
    .split(/\s+/)
    .filter((word) => !/[\p{N}\p{Lu}@]/u.test(word))
    .join(' ');
}
