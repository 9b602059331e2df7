// The frame around list and request.

export const needsScript = 'میز پشتیبانی به جاوااسکریپت نیاز دارد. آن را در مرورگر خود فعال کنید.';
export const opening = 'در حال باز کردن میز پشتیبانی…';
export const retry = 'تلاش دوباره';
export const desk = 'میز پشتیبانی';
export const pageTitle = (title: string) => `${title} · میز پشتیبانی`;
/** The title of the page while new requests wait. */
export const withNew = (count: string, title: string) => `(${count}) ${title}`;
export const openViews = 'باز کردن نماها';
export const account = (name: string) => `${name}: تنظیمات و خروج`;
export const density = 'فشردگی فهرست';
export const densities = { comfortable: 'راحت', compact: 'فشرده' } as const;
export const keysOn = 'کلیدهای میان‌بر';
export const keysOnHint = 'کلیدهای تک‌حرفی مثل J و R';
export const scheme = 'ظاهر';
export const schemes = { device: 'مطابق دستگاه', light: 'روشن', dark: 'تیره' } as const;
export const askNotifications = 'فعال کردن اعلان مرورگر';
export const notificationsOn = 'اعلان مرورگر فعال است.';
export const notificationsDenied = 'اعلان در تنظیمات مرورگر بسته است.';
export const closeFront = 'بستن';
export const signOut = 'خروج';
/** Read at the desk after the next sign-in, where what was asked for was not done. */
export const sessionEnded = 'زمان ورود شما تمام شده بود و این کار انجام نشد. دوباره امتحان کنید.';
export const newRequest = 'درخواست یا پیام جدید';
export const newRequests = (count: string) => `${count} درخواست یا پیام جدید`;
export const chooseRequest = 'یک درخواست را از فهرست باز کنید.';
export const backToList = 'بازگشت به فهرست';
export const alarmAndMore = (title: string, more: string) => `${title} و ${more} هشدار دیگر`;
