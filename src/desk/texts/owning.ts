// Who has a request, the colleagues who are named in its notes, its tags, and why it is closed.

export const assignee = 'مسئول درخواست';
export const assigneeLabel = 'مسئول:';
export const nobody = 'بدون مسئول';
export const you = 'شما';
export const take = 'برعهده گرفتن';
export const handOver = 'سپردن به همکار';
export const chooseColleague = 'نام همکار';
export const release = 'حذف مسئول';
export const away = 'در دسترس نیست';
export const handOverTo = <Name>(name: Name) => ['سپردن به ', name] as const;
export const noteForColleague = 'یادداشت برای همکار';
export const noteHint = 'فقط همکاران این یادداشت را می‌بینند؛ می‌توانید خالی بگذارید.';
export const another = 'انتخاب همکار دیگر';
export const noColleague = 'همکاری با این نام به این درخواست دسترسی ندارد.';

export const tags = 'برچسب‌ها';
export const addTags = 'افزودن برچسب';
export const changeTags = 'تغییر برچسب‌ها';
export const findTag = 'نام برچسب';
export const newTag = (title: string) => `افزودن «${title}»`;
export const isNewTag = 'برچسب جدید';
export const noTags = 'هنوز برچسبی نیست؛ نام آن را بنویسید تا اضافه شود.';
export const noTag = 'بدون برچسب';
export const saveTags = 'ثبت برچسب‌ها';
export const mostTags = 'هر درخواست حداکثر ۱۰ برچسب دارد.';

export const mention = 'اشاره به همکار';
export const mentioned = 'همکاری در یادداشت به شما اشاره کرد';
export const mentionedOften = (count: string) => `${count} اشارهٔ دیده‌نشده دارید`;

export const awayOption = 'در دسترس نیستم';
export const awayHint = 'درخواست جدیدی خودکار به شما سپرده نمی‌شود.';
export const youAreAway = (account: string) => `${account} (در دسترس نیستید)`;

export const chooseCloseReason = 'یکی از علت‌ها را انتخاب کنید.';
export const ownCloseReason = 'علت دیگر…';
export const ownCloseReasonLabel = 'علت دیگر';
