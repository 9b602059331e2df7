/** The letter that stands for an organisation without a logo: the first of its name, past quotes and other signs. */
export const brandLetter = (name: string) => /[\p{L}\p{N}]/u.exec(name)?.[0] ?? '؟';
