// Choosing requests in the list, of which all is there at once.

export const select = (title: string) => `انتخاب «${title}»`;
export const selectHere = 'انتخاب این درخواست';
export const selectRange = 'انتخاب تا این درخواست';
export const selectMode = 'انتخاب';
