// While a request is written.

export const applyAdvice = 'اصلاح شود';
export const bestAnswers = 'شاید پاسخ شما همین‌جا باشد:';
export const goToOffered = (title: string) => `رفتن به «${title}»`;
export const sendNonetheless = 'اگر می‌خواهید، همین درخواست را هم می‌توانید ثبت کنید.';
export const uploadUnfinished =
  'یک فایل هنوز در حال بارگذاری است. چند لحظه صبر کنید یا آن را حذف کنید.';

// The calendar.

export const openCalendar = 'باز کردن تقویم';
export const chooseDay = 'انتخاب روز';
export const monthBefore = 'ماه قبل';
export const monthAfter = 'ماه بعد';
export const close = 'بستن';
export const today = 'امروز';
export const yesterday = 'دیروز';
export const tomorrow = 'فردا';
export const weekdayLetters = ['ش', 'ی', 'د', 'س', 'چ', 'پ', 'ج'] as const;

// Above the button that sends it.

export const signIn = 'وارد شوید';
export const signInFirst = <Piece>(signIn: Piece) => [
  'برای دریافت پاسخ در حساب، ابتدا ',
  signIn,
  '. نوشته‌هایتان سر جایشان می‌ماند. حساب ندارید؟ همین‌جا ادامه دهید.',
];
export const signInPerhaps = <Piece>(signIn: Piece) => [
  'حساب دارید؟ ',
  signIn,
  ' تا پاسخ را در حساب خود ببینید. نوشته‌هایتان سر جایشان می‌ماند. بدون حساب هم می‌توانید درخواست ثبت کنید.',
];
export const sendAsNew = 'ثبت به‌عنوان درخواست جدید';
export const draftIsKept = 'نوشته‌هایتان تا ثبت درخواست در همین مرورگر نگه داشته می‌شود.';
export const removeDraft = 'حذف پیش‌نویس';

// Codes that cannot be sent now.

export const noSmsNow = 'پیامک در این لحظه ارسال نمی‌شود و کد تأیید با پیامک نمی‌آید.';
export const noSmsToday = 'پیامک تا ساعت ۱۲ امشب ارسال نمی‌شود و کد تأیید با پیامک نمی‌آید.';
export const noMailNow = 'ایمیل در این لحظه ارسال نمی‌شود و کد تأیید با ایمیل نمی‌آید.';
export const noMailToday = 'ایمیل تا ساعت ۱۲ امشب ارسال نمی‌شود و کد تأیید با ایمیل نمی‌آید.';
export const chooseMail = 'در پایین «ایمیل» را انتخاب کنید';
export const chooseSms = 'در پایین «پیامک» را انتخاب کنید';
export const oneWay = <Piece>(way: Piece) => [way, '.'];
export const twoWays = <Piece>(choose: string, link: Piece) => [choose, '؛ یا ', link, '.'];

// An open request like this one.

export const similarTicket = <Piece>(title: Piece) => [
  'یک درخواست باز شبیه این دارید: «',
  title,
  '». اگر موضوع همان است، در همان درخواست بنویسید تا کارشناس همه را یک‌جا ببیند و زودتر پاسخ بدهد.',
];
export const addToThat = 'به همان درخواست اضافه می‌کنم';
export const anotherMatter = 'خیر، موضوع دیگری است';

// Other drafts of the same form.

export const openElsewhere = <Piece>(title: Piece) => [
  'همین فرم در پنجرهٔ دیگری هم باز است و نوشته‌های آن جداست: «',
  title,
  '»',
];
export const otherWaits = <Piece>(title: Piece) => [
  'درخواست دیگری از همین فرم در انتظار تأیید شماست: «',
  title,
  '»',
];
export const otherDraft = <Piece>(title: Piece) => [
  'پیش‌نویس دیگری از همین فرم دارید: «',
  title,
  '»',
];
export const untitled = 'بدون عنوان';
export const copyHere = 'کپی نوشته‌ها در این فرم';
export const goOn = 'ادامهٔ همان';
export const removeOther = 'حذف آن پیش‌نویس';

// A request that was not proven in time.

export const lost =
  'درخواست قبلی به‌موقع تأیید نشد و ثبت نشد. نوشته‌هایتان سر جایشان است؛ اگر هنوز لازم است دوباره ارسال کنید.';

// The list of request types, and the box that finds one of them.

export const otherMatters = 'موضوع‌های دیگر';
export const whatHappened = 'بنویسید چه شده است';
export const whatHappenedHint = 'چند کلمه کافی است؛ موضوع‌های نزدیک همین‌جا پیدا می‌شود.';
export const nearest = 'نزدیک‌ترین موضوع‌ها';
