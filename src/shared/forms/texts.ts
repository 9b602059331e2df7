// The search box.

export const question = 'پرسش خود را بنویسید';
export const searchAnswers = 'جست‌وجو در پاسخ‌ها';
export const searchSite = 'جست‌وجوی سایت';
export const search = 'جست‌وجو';
export const exampleOfQuestion = (question: string) => `مثلاً: ${question}`;

// What is said of a box.

export const forExample = <Piece>(example: Piece) => ['مثلاً ', example];
export const optional = ' (اختیاری)';
export const readAs = <Piece>(value: Piece) => ['یعنی ', value];
export const whichIsMeant = 'منظورتان کدام است؟';
export const orIsThisMeant = 'یا منظورتان این است؟';
export const noneIsMeant = 'خیر';
export const foreignId = (number: string) => `کد فراگیر اتباع خارجی ${number}`;
export const foreignEconomicNumber = (number: string) => `شمارهٔ اقتصادی اتباع خارجی ${number}`;
export const bankAndSheba = (bank: string, sheba: string) => `${bank}، ${sheba}`;

// What is wrong with a request before it is sent.

export const correctThese = 'لطفاً این موارد را اصلاح کنید:';
export const titleNeeded = 'عنوان لازم است؛ در یک جمله بنویسید چه شده است.';
export const textNeeded = 'شرح لازم است؛ بنویسید چه کردید، چه دیدید و چه می‌خواهید.';
export const mobileNeeded = 'شمارهٔ موبایل لازم است تا پاسخ به دست شما برسد.';
export const emailNeeded = 'ایمیل لازم است تا پاسخ به دست شما برسد.';
export const termsNeeded = 'برای ثبت درخواست، شرایط را بخوانید و بپذیرید.';

// The form of a request.

export const title = 'عنوان';
export const titleHint = 'در یک جمله بگویید چه شده است.';
export const text = 'شرح درخواست';
export const textHint = 'هرچه کارشناس باید بداند بنویسید تا لازم نباشد دوباره بپرسد.';
export const urgency = 'فوریت';
export const urgencyIs = <Piece>(urgency: Piece) => ['فوریت: ', urgency];
export const change = 'تغییر';
export const urgentQuota = (count: string, days: string) =>
  `هر نفر در ${days} روز ${count} درخواست فوری دارد.`;
export const terms = 'پذیرش قوانین';
export const acceptTerms = <Piece>(terms: Piece) => [terms, ' را خوانده‌ام و می‌پذیرم.'];
export const send = 'ثبت درخواست';
export const noFiles = 'اینجا امکان پیوست فایل نیست؛ هرچه لازم است در متن بنویسید.';
export const filesNeedScripts =
  'پیوست کردن فایل به جاوااسکریپت نیاز دارد؛ متن درخواست بدون آن هم ارسال می‌شود.';

// Its three steps, where it asks first how the answer is to come.

export const stepOfThree = (step: string) => `گام ${step} از ۳`;
export const topic = 'موضوع';
export const changeTopic = 'تغییر موضوع';

// How the answer is to come.

export const replyChannel = 'روش دریافت پاسخ';
export const chooseReplyChannel = 'پاسخ را از چه راهی اطلاع دهیم؟';
export const notifyBy = (channel: string) => `وقتی پاسخ داده شد، با ${channel} به من اطلاع دهید.`;
export const goesToProven = <Piece>(addresses: Piece) => ['به ', addresses, ' که تأیید شده است.'];
export const sms = 'پیامک';
export const smsHint = 'برای هر پاسخ، پیامکی با لینک آن می‌فرستیم.';
export const onlySms = 'پاسخ را با پیامک اطلاع می‌دهیم.';
export const mail = 'ایمیل';
export const mailHint = 'برای هر پاسخ، ایمیلی با لینک آن می‌فرستیم.';
export const onlyMail = 'پاسخ را با ایمیل اطلاع می‌دهیم.';
export const smsAndMail = 'پیامک و ایمیل';
export const smsAndMailHint = 'هر دو را می‌گیرید.';
export const onlySmsAndMail = 'پاسخ را با پیامک و ایمیل اطلاع می‌دهیم.';
export const noNotice = 'بدون اطلاع‌رسانی';
export const noNoticeHint = 'خودتان «درخواست‌های من» را بررسی می‌کنید.';
export const onlyThread = 'پاسخ را در «درخواست‌های من» می‌بینید.';

// Addresses, and codes that prove them.

export const mobile = 'شمارهٔ موبایل';
export const email = 'ایمیل';
export const mobileOrEmail = 'شمارهٔ موبایل یا ایمیل';
export const yourMobile = 'شمارهٔ موبایل شما';
export const yourEmail = 'ایمیل شما';
export const mobileHint = 'با پیامک تأیید می‌شود و بعداً با همین شماره درخواست‌هایتان را می‌بینید.';
export const mobileHintWithoutCode =
  'درخواست بدون تأیید ثبت می‌شود و پاسخ را به همین شماره اطلاع می‌دهیم.';
export const emailHint = 'برای تأیید، ایمیلی به همین نشانی می‌فرستیم.';
export const emailHintWithLink =
  'ایمیلی با یک لینک می‌فرستیم؛ با باز کردن آن در ۲۴ ساعت، درخواست شما نهایی می‌شود.';
const anyDigits = 'رقم فارسی و انگلیسی فرقی ندارد.';
/** Where a code comes to, by what can be written. */
export const codeComes = {
  mobile: `کد شش‌رقمی با پیامک به همین شماره می‌آید. ${anyDigits}`,
  email: `کد شش‌رقمی به همین ایمیل می‌آید. ${anyDigits}`,
  either: `کد شش‌رقمی به همین شماره یا ایمیل می‌آید. ${anyDigits}`,
} as const;
export const code = 'کد شش‌رقمی';
export const codeSentTo = <Piece>(address: Piece) => ['کد را به ', address, ' فرستادیم.'];
export const checking = 'در حال بررسی…';
export const confirm = 'تأیید';

// A request that waits for the proof of its address.

export const confirmMail = 'یک قدم مانده: ایمیل خود را تأیید کنید';
export const confirmMobile = 'یک قدم مانده: شمارهٔ خود را تأیید کنید';
export const notYetFiled = 'درخواست شما دریافت شد، ولی هنوز ثبت نهایی نشده است.';
export const mailIs = <Piece>(address: Piece) => ['ایمیل شما: ', address];
export const mobileIs = <Piece>(address: Piece) => ['شمارهٔ شما: ', address];
export const trackingCodeIs = <Piece>(code: Piece) => ['کد پیگیری: ', code];
export const edit = 'ویرایش';
export const linkSent =
  'ایمیلی با لینک تأیید برایتان فرستادیم. آن را باز کنید و دکمهٔ تأیید را بزنید؛ لینک تا ۲۴ ساعت معتبر است. اگر ایمیل را نمی‌بینید، پوشهٔ هرزنامه (Spam) را هم ببینید.';
export const resendMail = 'ارسال دوبارهٔ ایمیل';
export const codeNotSent = 'کد جدیدی ارسال نشد، چون کمی پیش به همین شماره کد فرستاده‌ایم.';
export const mailNotSent = 'ایمیل جدیدی ارسال نشد، چون کمی پیش به همین نشانی ایمیل فرستاده‌ایم.';
export const withoutCode =
  'کد نمی‌رسد؟ می‌توانید همین درخواست را بدون کد ثبت کنید. برای دیدن پاسخ، بعداً شماره را تأیید می‌کنید.';
export const withoutLink =
  'ایمیل نمی‌رسد؟ می‌توانید همین درخواست را بدون تأیید ثبت کنید. برای دیدن پاسخ، بعداً ایمیل را تأیید می‌کنید.';
export const fileWithoutCode = 'بدون کد ثبت شود';
export const fileWithoutLink = 'بدون تأیید ثبت شود';

// A request that was filed, and its state.

export const filed = 'درخواست شما ثبت شد';
export const fileAnother = 'ثبت درخواست دیگر';
export const trackingCode = 'کد پیگیری:';
export const department = 'واحد پاسخ‌گو';
export const answerBy = 'پاسخ تا';
export const whatNext = 'حالا چه می‌شود؟';
export const seeRequest = 'دیدن درخواست';
export const state = 'وضعیت درخواست';
export const closedBecause = <Piece>(reason: Piece) => ['علت: ', reason];
export const goesOnAfter = <Piece>(when: string, reason: Piece) => [`تا ${when}: `, reason];
export const unproven = 'هویت فرستندهٔ این درخواست تأیید نشده است.';
export const answerWasDue = 'مهلت پاسخ';
export const wasDue = <Piece>(time: string, mark: (text: string) => Piece) => [
  `${time} بود`,
  mark('؛ از تأخیر پوزش می‌خواهیم.'),
];
export const inCareOf = 'مسئول رسیدگی';
export const departmentSince = <Piece>(department: string, since: Piece) => [
  `${department}، از `,
  since,
];
export const seen = 'دیده شد';
export const continues = 'ادامهٔ درخواست';

// How far a request has come in its course.

export const stage = (title: string) => `مرحلهٔ درخواست: ${title}`;
export const stageDone = ' (انجام شد)';
export const stageCurrent = ' (مرحلهٔ فعلی)';
export const stageComing = ' (مرحلهٔ بعدی)';
export const due = (time: string) => `تا ${time}`;
export const dueByRule = (time: string, rule: string) => `تا ${time} (${rule})`;
export const dueLate = (time: string) => `مهلت ${time} بود؛ از تأخیر پوزش می‌خواهیم.`;
