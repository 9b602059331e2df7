// Who answers at the desk.

export const roles = { agent: 'کارشناس', lead: 'سرپرست', admin: 'مدیر' } as const;
export const roleHints = {
  agent: 'درخواست‌های واحدهای خود را می‌بیند و پاسخ می‌دهد.',
  lead: 'علاوه بر آن، هشدارها، فعالیت همکاران، برچسب‌ها و مسدودی‌ها را هم می‌بیند.',
  admin: 'همهٔ واحدها را می‌بیند و کارشناسان و تعطیلی‌ها را مدیریت می‌کند.',
} as const;
export const rights = {
  full_sheba: 'دیدن شمارهٔ شبای کامل',
  full_mobile: 'دیدن شمارهٔ موبایل کامل',
  export: 'خروجی CSV از فهرست‌ها',
} as const;

export const label = 'کارشناسان';
export const none = 'کارشناسی پیدا نشد.';
export const search = 'جست‌وجوی کارشناس';
export const searchHint = 'نام یا شمارهٔ موبایل';
export const add = 'افزودن کارشناس';
export const edit = 'ویرایش';
export const editOf = (name: string) => `ویرایش ${name}`;
export const others = (name: string) => `کارهای دیگر برای ${name}`;
export const more = 'کارهای دیگر';
export const disabled = 'غیرفعال';
export const open = (count: string) => `${count} درخواست باز`;
export const codesLeft = (count: string) => `${count} کد بازیابی مانده`;
export const allDepartments = 'همهٔ واحدها';
export const ofAgency = (agency: string) => `فقط نمایندگی ${agency}`;
export const you = 'شما';

export const name = 'نام و نام خانوادگی';
export const nameMissing = 'نام را بنویسید.';
export const mobile = 'شمارهٔ موبایل';
export const mobileHint = 'با همین شماره وارد میز می‌شود و بعداً تغییر نمی‌کند.';
export const role = 'نقش';
export const departments = 'واحدها';
export const departmentsHint = 'درخواست‌های همین واحدها را می‌بیند.';
export const departmentsMissing = 'حداقل یک واحد را انتخاب کنید.';
export const agency = 'نمایندگی';
export const agencyHint = 'اگر انتخاب شود، فقط درخواست‌های مشتریان همان نمایندگی را می‌بیند.';
export const noAgency = 'همهٔ مشتریان';
export const moreRights = 'دسترسی‌های بیشتر';
export const rightsHint = 'هر بار استفاده از این دسترسی‌ها در «فعالیت همکاران» ثبت می‌شود.';
export const save = 'ذخیره';
export const added = (who: string) => `${who} افزوده شد.`;
export const changed = (who: string) => `تغییرات ${who} ذخیره شد.`;

export const disable = 'غیرفعال کردن';
export const disableTitle = (who: string) => `غیرفعال کردن ${who}`;
export const disableText =
  'همین حالا از همهٔ دستگاه‌ها خارج می‌شود و دیگر نمی‌تواند وارد شود. آنچه نوشته است می‌ماند.';
export const disableTextOpen = (count: string) =>
  `${disableText} ${count} درخواست باز به نام او می‌ماند تا آن‌ها را آزاد کنید.`;
export const wasDisabled = (who: string) => `${who} غیرفعال شد.`;
export const enable = 'فعال کردن';
export const wasEnabled = (who: string) => `${who} دوباره فعال شد.`;
export const reset = 'تنظیم دوبارهٔ ورود دومرحله‌ای';
export const resetTitle = (who: string) => `ورود دومرحله‌ای ${who}`;
export const resetText =
  'رمزساز و کدهای بازیابی فعلی او باطل می‌شود، از همهٔ دستگاه‌ها خارج می‌شود و باید رمزساز را با کد جدید تنظیم کند.';
export const codes = 'کدهای بازیابی جدید';
export const codesTitle = (who: string) => `کدهای بازیابی ${who}`;
export const codesText = 'کدهای بازیابی قبلی باطل می‌شود و ده کد جدید فقط یک بار نشان داده می‌شود.';
export const makeCodes = 'ساخت کدها';
export const unassign = 'آزاد کردن درخواست‌ها';
export const unassignTitle = (who: string) => `درخواست‌های باز ${who}`;
export const unassignText = (count: string) =>
  `${count} درخواست باز بدون مسئول می‌شود و همکاران آن‌ها را در «بدون مسئول» می‌بینند.`;
export const unassigned = (count: string) => `${count} درخواست آزاد شد.`;
export const nothingUnassigned = 'درخواست بازی به نام او نبود.';

export const enrolTitle = (who: string) => `تنظیم ورود ${who}`;
export const enrolHint =
  'این کدها فقط همین یک بار نشان داده می‌شود. پیش از بستن، آن‌ها را از راهی امن به او برسانید.';
export const scan = 'این تصویر را با برنامهٔ رمزساز (Authenticator) اسکن کند:';
export const key = 'اگر اسکن نشد، این کلید را در برنامه وارد کند (بر پایهٔ زمان):';
export const qrLabel = 'کد QR برای برنامهٔ رمزساز';
export const recoveryHint =
  'کدهای بازیابی برای روزی است که رمزساز در دسترس نباشد. هر کد یک بار کار می‌کند؛ جدا از گوشی نگه دارد.';
export const kept = 'یادداشت کردم';
export const notKept = (who: string) =>
  `کدهای ${who} هنوز تأیید نشده است؛ با بستن این صفحه دیگر در دسترس نیست.`;
export const showAgain = 'نمایش کدها';

export const freshTitle = 'تأیید دوباره';
export const freshHint =
  'برای تغییر کارشناسان، کد برنامهٔ رمزساز خودتان را دوباره وارد کنید. تا چند دقیقه دوباره پرسیده نمی‌شود.';
export const goOn = 'ادامه';
