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
  mentions: 'اشاره به من',
  unassigned: 'بدون مسئول',
  departments: 'واحدهای من',
  at_risk: 'مهلت نزدیک یا گذشته',
  answered: 'منتظر مشتری',
  snoozed: 'به تعویق افتاده',
  closed: 'بسته',
  all: 'همه',
} as const;

// Saving a view.

export const saveView = 'ذخیرهٔ نما';
export const changeView = 'ویرایش نما';
export const viewTitle = 'نام نما';
export const viewTitleMissing = 'نام نما را بنویسید.';
export const sharedWith = 'چه کسانی این نما را می‌بینند؟';
export const sharedWithNobody = 'فقط خودم';
export const sharedWithDepartment = (title: string) => `همهٔ کارشناسان واحد ${title}`;
export const save = 'ذخیره';
export const cancel = 'انصراف';
export const deleteView = 'حذف نما';
export const moveUp = 'یک ردیف بالاتر';
export const moveDown = 'یک ردیف پایین‌تر';
export const askDeleteView = (title: string) => `نمای «${title}» حذف شود؟`;
export const othersLoseView = (department: string) =>
  `کارشناسان واحد ${department} هم دیگر آن را نمی‌بینند.`;
export const confirmDelete = 'حذف شود';
export const keepView = 'انصراف از حذف';
