// The list of requests.

export const exportCsv = 'خروجی CSV';
export const nothingFound = 'درخواستی با این فیلترها پیدا نشد.';
export const nothingHere = 'در این نما درخواستی نیست.';
export const loading = 'در حال بارگذاری…';
export const showMore = 'نمایش بیشتر';
export const count = (total: string) => `${total} درخواست`;
export const moreThan = (total: string) => `بیش از ${total} درخواست`;
/** The button that brings what waits: new and moved rows. */
export const newRows = (count: string) => `${count} جدید`;
export const showNewRows = (count: string) => `نمایش ${count} مورد جدید در بالای فهرست`;
export const late = (span: string) => `${span} دیر`;
export const today = (time: string) => `امروز ${time}`;
export const tomorrow = (time: string) => `فردا ${time}`;
export const days = (count: string) => `${count} روز`;
export const hours = (count: string) => `${count} ساعت`;
export const minutes = (count: string) => `${count} دقیقه`;
export const nobody = 'بدون مسئول';
export const inCareOf = (name: string) => `مسئول: ${name}`;
export const quoted = (words: string) => `«${words}»`;
export const filters = 'فیلترها';
export const filtersSet = (count: string) => `فیلترها، ${count} مورد انتخاب شده`;
export const removeFilter = (filter: string) => `حذف فیلتر ${filter}`;
export const clearFilters = 'حذف همهٔ فیلترها';
export const filter = (name: string, value: string) => `${name}: ${value}`;
export const search = 'جست‌وجو در درخواست‌ها';
export const searchShort = 'جست‌وجو';
export const searchExample = 'نام، شماره، کد پیگیری یا کلمه‌ای از گفت‌وگو';
