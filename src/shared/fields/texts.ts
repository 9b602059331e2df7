// What fields are called in sentences.

export const cardLastFour = 'چهار رقم آخر کارت';
export const economicNumber = 'شمارهٔ اقتصادی';
export const legalId = 'شناسهٔ ملی';
export const nationalId = 'کد ملی';
export const orderNumber = 'شمارهٔ سفارش';
export const paymentReference = 'شمارهٔ پیگیری پرداخت';
export const postalCode = 'کد پستی';
export const postalTracking = 'کد رهگیری پستی';
export const serialNumber = 'شمارهٔ سریال';

// Nothing was given.

export const fillIn = 'این قسمت را پر کنید.';
export const chooseOne = 'یکی از گزینه‌ها را انتخاب کنید.';
export const addFile = 'حداقل یک فایل اضافه کنید.';

// Texts and choices.

export const tooShort = (min: string) => `این متن کوتاه است؛ حداقل ${min} حرف بنویسید.`;
export const tooLong = (over: string, max: string) =>
  `این متن ${over} حرف بلندتر از حد مجاز است؛ آن را کوتاه‌تر کنید (حداکثر ${max} حرف).`;
export const notAChoice = 'این گزینه در فهرست نیست؛ یکی از گزینه‌ها را انتخاب کنید.';

// Numbers of a fixed count of digits.

export const digits = (count: string) => `${count} رقم`;
export const oneCountOf = (counts: string, last: string) => `${counts} یا ${last}`;
export const digitsOfNationalId = '۱۰ رقم (کد فراگیر اتباع ۱۲ رقم)';
export const onlyDigits = (name: string, count: string) =>
  `${name} فقط رقم دارد؛ آن را کامل بنویسید: ${count}.`;
export const wrongCountOfDigits = (name: string, count: string, typed: string) =>
  `${name} ${count} است و شما ${typed} رقم نوشته‌اید؛ آن را کامل بنویسید.`;
export const wrongDigits = (name: string) =>
  `این ${name} درست نیست؛ رقم‌ها را با مدرک خود مقایسه کنید.`;

// Codes whose form each organisation has its own.

const like = (example: string | null) => (example ? `، مثل ${example}` : '');
export const cardInCode = (name: string) =>
  `این شمارهٔ کارت است؛ آن را به کسی ندهید و ${name} را بنویسید.`;
export const onlyLettersAndDigits = (name: string, example: string | null) =>
  `در ${name} فقط حرف، رقم و خط تیره مجاز است؛ یک شماره بنویسید${like(example)}.`;
export const lengthOfCode = (min: string, max: string) => `${min} تا ${max} حرف و رقم`;
export const exactLengthOfCode = (length: string) => `${length} حرف و رقم`;
export const wrongLengthOfCode = (name: string, length: string, example: string | null) =>
  `تعداد رقم‌های ${name} درست نیست (${length})؛ آن را کامل از پیام یا رسید بنویسید${like(example)}.`;
export const unknownCode = (name: string, example: string | null) =>
  `این ${name} شناخته نشد؛ آن را بررسی کنید و دوباره بنویسید${like(example)}.`;

// Money.

export const cardInAmount = 'این شمارهٔ کارت است؛ آن را به کسی ندهید و مبلغ را بنویسید.';
export const whichAmount = 'این مبلغ را می‌شود چند جور خواند؛ مبلغ درست را انتخاب کنید.';
export const unreadAmount = (like: string) =>
  `این مبلغ را متوجه نشدیم؛ همهٔ رقم‌های آن را با واحد بنویسید، مثل ${like}.`;
export const amountTooSmall = (min: string) => `این مبلغ کم است؛ مبلغی از ${min} به بالا بنویسید.`;
export const amountTooLarge = (max: string) => `این مبلغ زیاد است؛ مبلغی تا ${max} بنویسید.`;

// Days and hours.

export const dayInFuture = 'این روز هنوز نرسیده است؛ تاریخی تا امروز بنویسید.';
export const dayInPast = 'این روز گذشته است؛ تاریخی از امروز به بعد بنویسید.';
export const whichDay = 'این تاریخ را می‌شود چند جور خواند؛ روز درست را انتخاب کنید.';
export const unreadDay = 'این تاریخ را متوجه نشدیم؛ آن را مثل ۱۴۰۵/۰۹/۰۳ یا ۳ آذر ۱۴۰۵ بنویسید.';
export const whichTime = 'این ساعت را می‌شود چند جور خواند؛ ساعت درست را انتخاب کنید.';
export const unreadTime = 'این ساعت را متوجه نشدیم؛ آن را مثل ۱۷:۳۰ یا ۵ عصر بنویسید.';

// Addresses.

export const emailWithoutSign = 'نشانی ایمیل باید @ داشته باشد، مثل name@example.com.';
export const oneEmailOnly =
  'فقط یک نشانی ایمیل، بدون فاصله و ویرگول، بنویسید؛ مثل name@example.com.';
export const emailInLatin =
  'نشانی ایمیل فقط حروف انگلیسی دارد؛ زبان صفحه‌کلید را بررسی کنید و دوباره بنویسید.';
export const emailIncomplete = 'این نشانی ایمیل کامل نیست؛ آن را مثل name@example.com بنویسید.';
export const oneMobileOnly = 'فقط یک شمارهٔ موبایل بنویسید، مثل ۰۹۱۲۱۲۳۴۵۶۷.';
export const landline = 'این شماره، تلفن ثابت است و پیامک نمی‌گیرد؛ شمارهٔ موبایل خود را بنویسید.';
export const foreignMobile =
  'فقط به موبایل‌های ایران پیامک می‌فرستیم؛ شماره‌ای بنویسید که با ۰۹ شروع شود.';
export const mobileInDigits = 'شمارهٔ موبایل فقط رقم دارد؛ آن را مثل ۰۹۱۲۱۲۳۴۵۶۷ بنویسید.';
export const mobileIncomplete =
  'شمارهٔ موبایل باید ۱۱ رقم باشد و با ۰۹ شروع شود؛ رقم‌ها را بررسی کنید.';

// Accounts and cards.

export const shebaInDigits = 'شبا فقط IR و ۲۴ رقم دارد؛ آن را از برنامهٔ بانک خود کپی کنید.';
export const wrongCountOfSheba = (typed: string) =>
  `شبا پس از IR ۲۴ رقم دارد و شما ${typed} رقم نوشته‌اید؛ آن را کامل بنویسید.`;
export const wrongSheba =
  'این شبا درست نیست و شاید رقمی جابه‌جا شده باشد؛ آن را دوباره از برنامهٔ بانک خود کپی کنید.';
export const hiddenCards = <Piece>(cards: readonly Piece[]) => [
  'شمارهٔ کارت برای امنیت شما پنهان شد: ',
  ...cards.flatMap((card, at) => (at > 0 ? ['، ', card] : [card])),
];

// Files.

export const countOfFiles = (count: string) => `${count} فایل`;
export const tooManyFiles = (max: string) =>
  `حداکثر ${max} فایل می‌توانید پیوست کنید؛ چند فایل را حذف کنید.`;
export const emptyFile = 'یکی از فایل‌ها خالی است؛ آن را دوباره انتخاب کنید.';
export const fileTooLarge =
  'هر فایل حداکثر ۵ مگابایت باشد؛ فایل بزرگ را کوچک‌تر کنید یا ارسال نکنید.';
export const filesTooLarge = 'فایل‌ها در مجموع حداکثر ۱۵ مگابایت باشند؛ چند فایل را حذف کنید.';
export const unknownFile = 'یکی از فایل‌ها شناخته نشد؛ آن را حذف کنید و دوباره انتخاب کنید.';

// What is wrong in settings and inputs whose schema has no sentence of its own.

export const needed = 'این مورد لازم است؛ آن را پر کنید.';
export const wrongType = (expected: string) => `نوع این مقدار درست نیست؛ ${expected} لازم است.`;
export const unknownKeys = (keys: string) =>
  `نام ناشناخته: ${keys}. نام را بررسی یا آن را حذف کنید.`;
export const notOneOf = (values: string) =>
  `این مقدار پذیرفته نیست. یکی از این‌ها را بنویسید: ${values}.`;
export const belowLeast = (least: string) => `کمتر از حد مجاز است؛ حداقل ${least} لازم است.`;
export const aboveMost = (most: string) => `بیش از حد مجاز است؛ حداکثر ${most} پذیرفته می‌شود.`;
export const wrongFormat = 'شکل این مقدار درست نیست. نمونهٔ کنار آن را ببینید و اصلاح کنید.';
export const refused = 'این مقدار پذیرفته نیست. آن را اصلاح کنید.';
export const idOfChoice = 'شناسهٔ گزینه با حروف کوچک لاتین است.';
export const unreadPattern = 'این الگو خوانده نمی‌شود.';
