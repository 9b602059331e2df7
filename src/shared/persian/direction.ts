const persianLetter = /\p{Script=Arabic}/u;

/**
 * The `dir` of a text that a person wrote. One with a Persian letter is Persian, also where it begins with a name or a
 * code in Latin letters («Invoice PDF باز نمی‌شود»), after which browsers would order its words from the left.
 */
export const directionOf = (text: string): 'rtl' | 'auto' =>
  persianLetter.test(text) ? 'rtl' : 'auto';
