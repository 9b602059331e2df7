// What is wrong with days and hours, in settings and at the desk.

export const gregorianDay = 'این تاریخ میلادی است؛ همان روز را به شمسی، مثل 1405-01-13، بنویسید.';
export const jalaliDay = 'تاریخ شمسی را مثل 1405-01-13 بنویسید.';
export const clockTime = 'ساعت را مثل 09:00 بنویسید؛ پایان شبانه‌روز 24:00 است.';
export const spanEndsFirst = 'هر بازه باید پیش از پایانش شروع شود.';
export const spansOverlap = 'بازه‌های یک روز باید به ترتیب باشند و روی هم نیفتند.';
export const closureEndsFirst = 'پایان تعطیلی پیش از شروع آن است.';
export const noWorkingDay = 'حداقل یک روز هفته باید ساعت کاری داشته باشد.';
export const leastAboveMost = 'حداقل زمان باید از حداکثر آن کمتر باشد.';

// Lengths of time, with numbers as they are read.

export const units = {
  minutes: 'دقیقه',
  hours: 'ساعت',
  days: 'روز',
  working_minutes: 'دقیقهٔ کاری',
  working_hours: 'ساعت کاری',
  business_days: 'روز کاری',
} as const;
export const one = (unit: string) => `یک ${unit}`;
export const several = (count: string, unit: string) => `${count} ${unit}`;
export const between = (least: string, most: string, unit: string) => `${least} تا ${most} ${unit}`;
export const within = (duration: string) => `ظرف ${duration}`;
export const byNextBusinessDay = 'تا پایان روز کاری بعد';
export const byLaterBusinessDay = (ordinal: string) => `تا پایان ${ordinal} روز کاری بعد`;
