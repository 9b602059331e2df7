// The list of request types, and the box that finds one of them.

export const otherMatters = 'موضوع‌های دیگر';
export const whatHappened = 'بنویسید چه شده است';
export const whatHappenedHint = 'چند کلمه کافی است؛ موضوع‌های نزدیک همین‌جا پیدا می‌شود.';
export const nearest = 'نزدیک‌ترین موضوع‌ها';
export const noneNear = 'موضوع نزدیکی پیدا نشد؛ از فهرست زیر انتخاب کنید.';
export const foundCount = (count: string) => `${count} موضوع نزدیک پیدا شد.`;
