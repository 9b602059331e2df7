// A request that an agent files for a customer, after a call.

export const intro =
  'پس از تماس، همان فرم مشتری را پر کنید. درخواست به نام او ثبت می‌شود و کد پیگیری را می‌گیرد.';
export const caller = 'شمارهٔ موبایل یا ایمیل تماس‌گیرنده';
export const callerHint = 'برای یافتن مشتری، چهار رقم آخر شماره هم کافی است.';
export const callerNeeded = 'شمارهٔ موبایل یا ایمیل تماس‌گیرنده را وارد کنید.';
export const chooseCaller = 'یکی از مشتری‌های یافت‌شده را انتخاب کنید یا شمارهٔ کامل را وارد کنید.';
export const found = 'مشتری‌های یافت‌شده';
export const nobody =
  'مشتری‌ای با این مشخصات پیدا نشد؛ درخواست با همین شماره یا ایمیل، تأییدنشده ثبت می‌شود.';
export const unproven = 'این شماره یا ایمیل تأیید نشده است.';
export const earlier = 'درخواست‌های قبلی';
export const name = 'نام تماس‌گیرنده';
export const nameHint = 'در کارت مشتری یا یادداشت داخلی می‌ماند.';
export const requestType = 'نوع درخواست';
export const chooseType = 'انتخاب کنید';
export const typeNeeded = 'نوع درخواست را انتخاب کنید.';
export const requestTitle = 'عنوان';
export const text = 'شرح درخواست، از زبان مشتری';
export const advice = 'این شرایط رعایت نشده است:';
export const breakRules = 'این را دیدم؛ با این حال ثبت شود.';
export const send = 'ثبت درخواست';
export const filed = 'درخواست ثبت شد';
export const code = 'کد پیگیری';
export const answerBy = (department: string, promise: string) =>
  `واحد پاسخ‌گو: ${department}؛ پاسخ تا ${promise}.`;
export const notified = 'کد پیگیری برای مشتری ارسال می‌شود.';
export const notNotified = 'پیامی برای مشتری ارسال نمی‌شود؛ کد پیگیری را برایش بخوانید.';
export const openIt = 'دیدن درخواست';
export const another = 'ثبت درخواست دیگر';
