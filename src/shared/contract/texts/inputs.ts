// What is wrong with an input, beside its box.

export const tooLong = (max: string) => `این متن بیش از ${max} حرف است؛ آن را کوتاه‌تر کنید.`;
export const reloadAndSend = 'صفحه را دوباره باز کنید و از نو ارسال کنید.';
export const tooManyFacts = 'هیچ درخواستی این تعداد کادر ندارد. صفحه را دوباره باز کنید.';

// Addresses and codes.

export const oneAddress = 'شمارهٔ موبایل یا ایمیل خود را بنویسید، یکی از این دو.';
export const codeOfSixDigits = 'کد شش رقم دارد؛ همهٔ رقم‌ها را وارد کنید.';
export const secondFactorCode =
  'کد برنامه شش رقم و کد بازیابی ده حرف و رقم دارد؛ یکی از این دو را وارد کنید.';

// Closures that the desk announces.

export const closureTooLong =
  'تعطیلی ناگهانی حداکثر ۶۰ روز است؛ برنامهٔ بلندتر را در تنظیمات بنویسید.';

// Closing a request.

export const oneReason = 'یکی از علت‌های بستن را انتخاب کنید یا علت را بنویسید.';
export const notACode = 'این کد پیگیری نیست؛ ۱۲ حرف و رقم آن را وارد کنید.';

// Filters of the desk.

export const wrongCode = 'کد پیگیری ۱۲ حرف و رقم دارد؛ آن را کامل بنویسید.';
