// Who did what.

export const hint =
  'هر بار که همکاری اطلاعات حساس را کامل می‌بیند، فهرستی را دریافت می‌کند یا کارشناسان، برچسب‌ها، علت‌های بستن و مسدودی‌ها را تغییر می‌دهد، اینجا به نام او ثبت می‌شود.';
export const filters = 'فیلترها';
export const label = 'فعالیت‌های همکاران';
export const none = 'موردی پیدا نشد.';
export const agent = 'همکار';
export const anyAgent = 'همهٔ همکاران';
export const action = 'فعالیت';
export const anyAction = 'همهٔ فعالیت‌ها';
export const from = 'از تاریخ';
export const to = 'تا تاریخ';
export const code = 'کد پیگیری درخواست';
export const wrongCode = 'کد پیگیری ۱۲ حرف و رقم دارد؛ آن را کامل بنویسید.';
export const show = 'نمایش';
export const clear = 'حذف فیلترها';
export const download = 'خروجی CSV';
