// What the box above the list of request types says: apart from the form's texts, or the two pages would share a file more.

export const noneNear = 'موضوع نزدیکی پیدا نشد؛ از فهرست زیر انتخاب کنید.';
export const noneToOpen =
  'موضوعی با این کلمه‌ها پیدا نشد. با کلمه‌های دیگری بنویسید یا از فهرست زیر انتخاب کنید.';
export const nothingTyped = 'در چند کلمه بنویسید چه شده است، یا از فهرست زیر انتخاب کنید.';
export const foundCount = (count: string) => `${count} موضوع نزدیک پیدا شد.`;
