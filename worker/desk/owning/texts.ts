// What is wrong in what an agent sent, and words of the history.

export const agentOutOfReach =
  'این همکار به این درخواست دسترسی ندارد. همکار دیگری را از فهرست انتخاب کنید.';
export const mentionOutOfReach =
  'یکی از همکارانی که نام برده‌اید به این درخواست دسترسی ندارد؛ نام او را از یادداشت حذف کنید.';
export const unknownTag = 'این برچسب دیگر در فهرست نیست؛ برچسب دیگری انتخاب کنید.';
export const tagExists = (title: string) =>
  `برچسب «${title}» از قبل در فهرست هست؛ همان را انتخاب کنید.`;
export const tooManyTags = 'هر درخواست حداکثر ۱۰ برچسب دارد؛ یکی را حذف کنید.';
export const unknownCloseReason = 'این علت دیگر در فهرست نیست؛ علت دیگری انتخاب کنید.';
/** Between the titles of tags in one line. */
export const listed = '، ';
