// Changing a request, putting it off, taking it up again.

export const change = 'ویرایش درخواست';
export const changeHint =
  'مشتری عنوان، فوریت، نوع و اطلاعات جدید را می‌بیند. مقدار قبلی در تاریخچه می‌ماند.';
export const title = 'عنوان';
export const urgency = 'فوریت';
export const requestType = 'نوع درخواست';
export const typeHint =
  'واحد عوض نمی‌شود. مرحله و شرایط از نوع جدید می‌آید و مهلت پاسخ با آن حساب می‌شود.';
export const stays = (shown: string) => `اکنون: ${shown}. اگر خالی بماند، تغییر نمی‌کند.`;
export const saveChange = 'ثبت تغییرات';
export const nothingChanged = 'هنوز چیزی را تغییر نداده‌اید.';

export const snooze = 'به تعویق انداختن';
export const snoozeUntil = 'تا چه روزی؟';
export const snoozeDayExample = '۲۰ آذر';
export const snoozeTime = 'ساعت';
export const snoozeReason = 'علت';
export const snoozeReasonHint = 'مشتری این علت و زمان را می‌بیند؛ مثلاً «منتظر پاسخ بانک».';
export const sendSnooze = 'ثبت تعویق';
export const tomorrowMorning = 'فردا صبح';
export const inAWeek = 'یک هفتهٔ دیگر';
export const dayMissing = 'روز را بنویسید یا انتخاب کنید.';
export const promiseStops = 'تا آن زمان، مهلت پاسخ متوقف می‌ماند.';
export const promiseBefore = (when: string) =>
  `مهلت پاسخ (${when}) پیش از این زمان می‌رسد و متوقف نمی‌شود.`;
export const snoozedUntil = <Reason>(when: string, reason: Reason) =>
  [`به تعویق افتاده تا ${when}: `, reason] as const;
export const promiseIsStopped = 'مهلت پاسخ متوقف است.';
export const wake = 'پایان تعویق';

export const reopen = 'باز کردن دوباره';
export const reopenReason = 'علت باز کردن';
export const reopenHint = 'مشتری این علت و مهلت پاسخ جدید را می‌بیند.';
