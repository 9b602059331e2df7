// Why a written day is none. Numbers are passed in Persian digits.

export const dayMissing = 'روز این تاریخ را هم بنویسید، مثل ۱۴۰۵/۰۹/۰۳.';
export const wrongYear = (year: string) =>
  `سال ${year} درست نیست؛ سال را چهاررقمی بنویسید، مثل ۱۴۰۵.`;
export const wrongMonth = (month: string) => `ماه ${month} وجود ندارد؛ شمارهٔ ماه از ۱ تا ۱۲ است.`;
export const dayZero = 'روز ۰ وجود ندارد؛ روز ماه را از ۱ به بعد بنویسید.';
export const notLeapYear = (year: string, month: string, length: string) =>
  `${year} کبیسه نیست و ${month} آن ${length} روز دارد؛ روز یا سال را اصلاح کنید.`;
export const monthIsShorter = (month: string, length: string) =>
  `${month} ${length} روز دارد؛ روز را اصلاح کنید.`;
export const otherWeekday = (day: string, weekday: string, written: string) =>
  `${day} ${weekday} است، نه ${written}؛ روز درست را انتخاب کنید.`;
