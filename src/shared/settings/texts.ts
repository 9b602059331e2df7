// What is wrong in `settings.json`, as the build and the check of content print it.

export const mobileFormat = 'شماره را مثل +989121234567 بنویسید.';
export const webhookFormat = 'نشانی با https:// شروع می‌شود و نام کاربر ندارد.';
export const addressFault = 'این نشانی درست نیست.';
export const yearFormat = 'سال شمسی را مثل 1406 بنویسید.';
export const dayFormat = 'ماه و روز را مثل 01-25 بنویسید.';
export const holidaysMissing = 'تعطیلی‌های این سال را بنویسید.';
export const noSuchDay = 'چنین روزی در این سال نیست.';
export const colourFormat = (example: string) => `رنگ را مثل ${example} بنویسید.`;
export const endsBeforeStart = 'پایان اطلاعیه پیش از شروع آن است.';
export const idFormat = 'شناسه فقط حروف کوچک لاتین، رقم و خط تیره دارد و با حرف شروع می‌شود.';
export const printableLine = 'این متن باید در یک سطر و بدون کاراکتر پنهان باشد.';
export const linkFormat = 'نشانی با / یا https:// یا mailto: یا tel: شروع می‌شود.';
export const linkDisguised =
  'این نشانی به جایی جز آنچه نشان می‌دهد می‌رود؛ آن را بدون نام کاربر (…@)، \\ و کاراکتر پنهان بنویسید.';
export const ruleOfOtherType = (rule: string, type: string) =>
  `«${rule}» با نوع «${type}» سازگار نیست.`;

// Where settings say nothing.

export const headline = 'چه کمکی از ما برمی‌آید؟';
