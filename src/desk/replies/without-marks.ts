/** A text in one look, without the signs that format it. */
export const withoutMarks = (text: string): string => text.replace(/[*`>]/g, '');
