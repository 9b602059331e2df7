import type { AuditAction } from '../../audit/schema.ts';

/** What agents do, by the name it has in `audit_log`. */
export const actions: Record<AuditAction, string> = {
  read_fact: 'مشاهدهٔ کامل اطلاعات حساس',
  read_mobile: 'مشاهدهٔ کامل شمارهٔ موبایل',
  export: 'دریافت فهرست درخواست‌ها',
  export_report: 'دریافت جدول گزارش یا بازخورد',
  export_audit: 'دریافت فهرست فعالیت‌ها',
  add_agent: 'افزودن کارشناس',
  edit_agent: 'ویرایش کارشناس',
  disable_agent: 'غیرفعال کردن کارشناس',
  enable_agent: 'فعال کردن کارشناس',
  reset_factor: 'تنظیم دوبارهٔ ورود دومرحله‌ای',
  new_recovery_codes: 'ساخت کدهای بازیابی',
  unassign_agent: 'آزاد کردن درخواست‌های کارشناس',
  add_tag: 'افزودن برچسب',
  rename_tag: 'تغییر نام برچسب',
  merge_tags: 'یکی کردن برچسب‌ها',
  retire_tag: 'غیرفعال کردن برچسب',
  restore_tag: 'فعال کردن برچسب',
  add_reason: 'افزودن علت بستن',
  rename_reason: 'تغییر علت بستن',
  move_reason: 'تغییر ترتیب علت‌های بستن',
  retire_reason: 'غیرفعال کردن علت بستن',
  restore_reason: 'فعال کردن علت بستن',
  add_closure: 'افزودن تعطیلی',
  remove_closure: 'حذف تعطیلی',
  add_reply: 'افزودن پاسخ آمادهٔ مشترک',
  edit_reply: 'ویرایش پاسخ آمادهٔ مشترک',
  remove_reply: 'حذف پاسخ آمادهٔ مشترک',
  block: 'مسدود کردن دستی',
  unblock: 'رفع مسدودی',
  retry_message: 'ارسال دوبارهٔ پیام ناموفق',
  discard_message: 'حذف پیام ناموفق',
};

/** What of somebody or something was changed. */
export const facts: Readonly<Record<string, string>> = {
  name: 'نام',
  role: 'نقش',
  departments: 'واحدها',
  agency: 'نمایندگی',
  rights: 'دسترسی‌ها',
  title: 'عنوان',
  reason: 'علت',
  count: 'تعداد',
  into: 'یکی کردن با',
  from: 'از',
  to: 'تا',
  calendar: 'تقویم',
  sharing: 'استفاده‌کنندگان',
  text: 'متن',
};

/** Values that are no words of their own. */
export const values: Readonly<Record<string, string>> = {
  agent: 'کارشناس',
  lead: 'سرپرست',
  admin: 'مدیر',
  full_sheba: 'شبای کامل',
  full_mobile: 'موبایل کامل',
  export: 'دریافت فهرست',
  mobile: 'شمارهٔ موبایل',
  email: 'ایمیل',
  own: 'فقط نویسنده',
  all: 'همهٔ واحدها',
};

export const none = '—';
export const list = (values: readonly string[]) => values.join('، ');
export const changed = (fact: string, before: string, after: string) =>
  `${fact}: ${before} ← ${after}`;
export const given = (fact: string, value: string) => `${fact}: ${value}`;
export const together = (parts: readonly string[]) => parts.join('؛ ');

/** Columns of the exported list, in their order. */
export const columns = ['زمان', 'همکار', 'فعالیت', 'جزئیات', 'کد پیگیری'];
