// The field of files.

export const optional = '(اختیاری)';
export const photoByCamera = 'عکس با دوربین';
export const hint = (max: string) =>
  `عکس یا PDF؛ تا ${max} فایل، هر کدام تا ۵ مگابایت. عکس صفحه را می‌توانید همین‌جا بچسبانید یا بکشید و رها کنید.`;
export const areSensitive = 'این فایل‌ها محرمانه‌اند و زودتر از بقیه پاک می‌شوند.';

// Files on their way, and what is wrong with them.

export const sendingFile = (name: string) => `ارسال ${name}`;
export const remove = 'حذف';
export const removeFile = (name: string) => `حذف ${name}`;
export const sendAgain = (name: string) => `تلاش دوباره: ارسال ${name}`;
export const waitsForOthers =
  'فایل‌های زیادی هم‌زمان رسیده است؛ این فایل تا چند ثانیهٔ دیگر خودکار ارسال می‌شود.';
export const tooLarge = 'این فایل بزرگ‌تر از ۵ مگابایت است؛ آن را کوچک‌تر کنید.';
export const tooMany = (max: string) => `حداکثر ${max} فایل می‌توانید پیوست کنید.`;
