// Files of messages.

export const picture = (name: string) => `تصویر ${name}`;
export const openPicture = (name: string) => `نمایش بزرگ تصویر ${name}`;
export const download = 'دریافت فایل';
export const downloadFile = (name: string) => `دریافت ${name}`;
export const previous = 'تصویر قبلی';
export const next = 'تصویر بعدی';
export const place = (at: string, of: string) => `${at} از ${of}`;
export const fileRemoved = 'فایلی اینجا بود که مدت نگهداری‌اش تمام شده است.';
