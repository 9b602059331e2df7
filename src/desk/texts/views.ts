// Views of the desk, and the parts of its side.

export const views = 'نماها';
/** Before a number where counting ended. */
export const moreThan = 'بیش از';
export const ownViews = 'نماهای من';
export const savedView = 'نمای ذخیره‌شده';
export const departments = 'واحدها';
export const lead = 'سرپرست';
/** Titles of views, by the name in the address. */
export const viewTitles = {
  owed: 'نیازمند پاسخ',
  mine: 'مال من',
  unassigned: 'بدون مسئول',
  departments: 'واحدهای من',
  at_risk: 'در خطر دیر شدن',
  answered: 'منتظر مشتری',
  snoozed: 'یادآوری‌شده',
  closed: 'بسته',
  all: 'همه',
} as const;
