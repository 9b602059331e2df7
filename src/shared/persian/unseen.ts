/** Spaces, control, format and default-ignorable characters, and the empty pattern of Braille. */
const unseen = /^[\s\p{Cc}\p{Cf}\p{DI}\u2800]*$/u;

/** Whether a reader would see nothing of a text. */
export const isUnseen = (text: string): boolean => unseen.test(text);
