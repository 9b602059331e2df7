// The list of requests.

export const loadingRequests = 'در حال دریافت درخواست‌ها…';
export const yourOpenRequests = 'درخواست‌های باز شما';
export const openRequests = 'درخواست‌های باز';
export const closedRequests = 'درخواست‌های بسته‌شده';
export const noRequests = 'هنوز درخواستی ندارید. شاید پاسخ پرسش شما در راهنما باشد.';
export const newRequest = 'درخواست جدید';
export const signInToSeeAll = 'وارد شوید و همهٔ درخواست‌ها را ببینید';
export const openOneByCode = 'یا یک درخواست را با کد پیگیری باز کنید';
export const accountErased =
  'حساب شما حذف شد: شماره، ایمیل، پیام‌ها و فایل‌های شما پاک شده است و از این حساب خارج شده‌اید.';

// Opening one by its tracking code.

export const trackingCode = 'کد پیگیری';
export const trackingCodeHint = 'در پیامک یا ایمیل ثبت درخواست آمده است.';
export const writeTrackingCode = 'کد پیگیری را بنویسید.';
export const trackingCodeIsWrong =
  'این کد درست نیست؛ کد پیگیری ۱۲ حرف و رقم دارد، مثل 7K3M-X9QP-2RTW. آن را بررسی کنید.';
export const findRequest = 'جست‌وجوی درخواست';
export const noTrackingCode = <Piece>(typed: Piece) => [
  '«',
  typed,
  '» کد پیگیری نیست؛ شاید حرفی جا مانده یا تغییر کرده باشد.',
];

// The proof that opens a request for a guest.

export const proveToSee = 'برای دیدن این درخواست، شماره یا ایمیل خود را تأیید کنید';
export const codeGoesToRequest = <Piece>(code: Piece) => [
  'اگر درخواستی با کد ',
  code,
  ' باشد، یک کد شش‌رقمی به همان موبایل یا ایمیلی می‌فرستیم که با آن ثبت شده است.',
];
export const signInInstead = 'ورود با شمارهٔ خودم';
export const addressOfRequest = 'شماره یا ایمیل این درخواست';

// One request.

export const loadingRequest = 'در حال دریافت درخواست…';
export const agentOf = (department: string) => `کارشناس ${department}`;
export const seen = 'دیده شد';
export const fileRemoved = <Piece>(name: Piece) => [
  name,
  ' (مدت نگهداری این فایل تمام شده و پاک شده است)',
];
export const uploadUnfinished = 'یک فایل هنوز در حال بارگذاری است؛ چند لحظه صبر کنید.';

// A message that becomes a request of its own.

export const splitOff = 'موضوع این پیام جداست؟ درخواست جدا بسازید';
export const titleOfNew = 'عنوان درخواست جدید';
export const makeRequest = 'ساختن درخواست';

// Solving and rating it.

export const solvedMeans =
  'با «بله، حل شد» این درخواست بسته می‌شود. اگر باز هم لازم شد، همین‌جا پیام بدهید.';
export const howWasIt = 'پاسخ ما چطور بود؟';
export const ratings = ['خیلی بد', 'بد', 'متوسط', 'خوب', 'خیلی خوب'] as const;
export const whatToImprove = 'چه چیزی بهتر شود؟';
export const sendRating = 'ارسال نظر';
export const rated = (stars: string, word: string) =>
  `نظرتان ثبت شد: ${stars} از ۵ (${word}). ممنون.`;

// How answers are announced.

export const channel = (label: string) => `روش اطلاع‌رسانی: ${label}`;
export const chooseChannel = 'پاسخ را از چه راهی اطلاع دهیم؟';
export const saveChannel = 'ثبت';

// Who takes part in it besides its owner.

export const participants = (count: string) => `همراه درخواست (${count})`;
export const participantsMean =
  'همراه درخواست همهٔ گفت‌وگو و فایل‌ها را می‌بیند، پیام می‌دهد و از پاسخ‌ها باخبر می‌شود. اعلام حل شدن، امتیاز، نسخهٔ رسمی و لینک‌ها فقط در اختیار شماست.';
export const participantMobile = 'شمارهٔ موبایل همراه درخواست';
export const participantMobileHint =
  'لینک این درخواست را برایش پیامک می‌کنیم؛ با همین شماره وارد می‌شود.';
export const participantName = 'نام';
export const participantNameHint = 'کارشناس و همراهان دیگر این نام را کنار پیام‌هایش می‌بینند.';
export const writeMobile = 'شمارهٔ موبایل را بنویسید.';
export const addParticipant = 'افزودن';
export const participantAdded = 'همراه درخواست اضافه شد.';
export const removeParticipant = 'حذف';
export const removeNamed = (name: string) => `حذف ${name} از همراهان درخواست`;
export const leave = 'کنار رفتن از این درخواست';
export const leaveMeans =
  'دیگر این درخواست را نمی‌بینید و از پاسخ‌های آن باخبر نمی‌شوید. پیام‌هایی که نوشته‌اید می‌ماند. برای بازگشت، صاحب درخواست باید دوباره شما را اضافه کند.';
export const confirmLeave = 'بله، کنار می‌روم';

// What was given, and what has changed since.

export const facts = 'اطلاعات درخواست و شرایط هنگام ثبت';
export const titleOfRule = (title: string) => `${title}:`;
export const history = 'تاریخچه';
export const changes = {
  state: 'وضعیت',
  stage: 'مرحله',
  department: 'واحد',
  reply_channel: 'روش اطلاع‌رسانی',
  promise: 'مهلت پاسخ',
  urgency: 'فوریت',
  request_type: 'نوع درخواست',
  title: 'عنوان',
  snooze: 'زمان پیگیری',
  merge: 'یکی شدن با درخواست دیگر',
  split: 'جدا شدن درخواست',
  participant: 'همراه درخواست',
} as const;

// The official copy of a thread.

export const officialCopy = 'نسخهٔ رسمی گفت‌وگو';
export const officialCopyMeans = <Piece>(verifyPage: Piece) => [
  'این نسخه امضا دارد؛ هر کس می‌تواند در ',
  verifyPage,
  ' ببیند که چیزی از آن تغییر نکرده است. نسخهٔ چاپی کد QR دارد که شما را به متن تأییدشده در همین سایت می‌رساند.',
];
export const verifyPage = 'بررسی اصالت گفت‌وگو';
export const print = 'چاپ';
export const verifiableFile = 'فایل قابل بررسی';

// Links for others.

export const shares = 'لینک برای دیگران';
export const sharesMean =
  'با این لینک، هر کس می‌تواند بدون ورود، متن گفت‌وگو را همان‌طور که نزد ما ثبت شده است ببیند. فقط پیام‌ها و نام فایل‌هایی را می‌بیند که تا هنگام ساختن لینک ثبت شده‌اند. لینک ۹۰ روز اعتبار دارد و هر وقت بخواهید غیرفعال می‌شود.';
export const makeShare = 'ساختن لینک';
export const shareUntil = (time: string) => `تا ${time}`;
export const printWithShare = 'چاپ با این لینک';
export const endShare = 'غیرفعال کردن';
export const endShareUntil = (time: string) => `غیرفعال کردن لینکی که تا ${time} اعتبار دارد`;
export const copy = 'کپی';
export const copied = 'کپی شد';
export const notCopied = 'کپی نشد؛ متن را انتخاب و خودتان کپی کنید.';

// Verifying a copy.

export const copyFile = 'فایل نسخهٔ رسمی';
export const copyFileHint =
  'فایل نسخهٔ رسمی را انتخاب کنید یا اینجا رها کنید، یا متن آن را پایین بچسبانید.';
export const copyText = 'متن نسخهٔ رسمی';
export const verify = 'بررسی';
export const verifying = 'در حال بررسی…';
export const noCopyFound = 'نسخهٔ رسمی در آن پیدا نشد؛ همهٔ فایل را انتخاب کنید یا بچسبانید.';
export const copyTooLong = 'این فایل بزرگ‌تر از ۱۰ مگابایت است و نسخهٔ رسمی نیست.';
export const otherKindOfFile =
  'این فایل PDF، عکس یا قالب دیگری است و اینجا بررسی نمی‌شود. خود فایل نسخهٔ رسمی (HTML یا JSON) را همان‌طور که دریافت شده است انتخاب کنید. اگر فقط چاپ آن را دارید، کد QR روی آن را اسکن کنید.';

// What verifying found.

export const verdict = 'نتیجهٔ بررسی';
export const signatureHolds = 'امضای ما تأیید شد';
export const signatureHoldsButName = 'امضای ما تأیید شد، جز نام سازمان';
export const copyIsOurs = 'نسخه‌ای که دارید همان نسخه‌ای است که ما صادر کرده‌ایم.';
export const nameIsNotSigned = <Piece>(nameInFile: Piece, ourName: Piece) => [
  'نام سازمان در سربرگ فایل («',
  nameInFile,
  '») امضا ندارد و تأیید نمی‌شود؛ نام ما «',
  ourName,
  '» است.',
];
export const unknownSignature = 'این امضا را نمی‌شناسیم';
export const unknownSignatureMeans = 'نسخه‌ای که دارید با هیچ‌یک از کلیدهای ما امضا نشده است.';
export const signatureDiffers = 'امضا با این متن سازگار نیست';
export const textDiffers = 'متن این نسخه با متن ثبت‌شده سازگار نیست';
export const copyChanged = 'این نسخه تغییر کرده است و اعتبار ندارد.';
export const fileChanged = <Piece>(places: Piece) => [
  'این فایل تغییر کرده است و آنچه نشان می‌دهد با نسخه‌ای که ما صادر کرده‌ایم فرق دارد. جای تغییر: ',
  places,
];
export const message = (number: string) => `پیام ${number}`;
export const listed = (places: readonly string[]) => places.join('، ');
export const places = {
  heading: 'سربرگ',
  outside: 'بیرون از پیام‌ها',
  data: 'ساختار فایل',
} as const;
export const wordsDiffer = 'متن این پیام تغییر کرده است';
export const linkDiffers = 'جای این پیام یا پیام‌های پیش از آن تغییر کرده است';
export const faultOfMessage = <Piece>(message: Piece, fault: Piece) => [message, ': ', fault];
export const messageIsMissing = 'این پیام در جای خود در فایل نیست';
export const messageIsShownOtherwise = 'آنچه در فایل دیده می‌شود با این پیام فرق دارد';

// Comparing it with what is kept today.

export const compare = 'مقایسه با نسخهٔ فعلی ما';
export const allAsKept = 'همهٔ پیام‌ها همان است که نزد ما ثبت شده است.';
export const changedHere = (places: string) => `${places} با نسخهٔ فعلی ما فرق دارد.`;
export const erasedHere = (places: string) => `متن ${places} نزد ما پاک شده است.`;

// The verified words.

export const verifiedWords = 'متن تأییدشده';
export const onlyThisIsVerified = <Piece>(strong: (words: string) => Piece) => [
  strong('فقط متن زیر تأیید شده است.'),
  ' هر چیز دیگری که در فایل، چاپ یا تصویر آن می‌بینید اعتبار ندارد. تأیید یعنی پیام‌ها همین‌طور نزد ما ثبت شده‌اند، نه اینکه گفته‌های نویسندهٔ آن‌ها درست است.',
];
export const fileDiffersAtMarks = <Piece>(mark: (words: string) => Piece) => [
  'فایل شما جاهای ',
  mark('علامت‌دار'),
  ' را طور دیگری نشان می‌دهد.',
];
export const requestType = 'نوع درخواست';
export const department = 'واحد';
export const stage = 'مرحله';
export const stageSince = <Piece>(stage: Piece, time: Piece) => [stage, ' (از ', time, ')'];
export const issuer = 'صادرکننده';
export const shownAt = 'زمان نمایش';
export const issuedAt = 'تاریخ صدور';

// The verified words that a printed code leads to.

export const verifiedThread = 'متن تأییدشدهٔ گفت‌وگو';
export const linkIncomplete =
  'این لینک کامل نیست. آن را دوباره از روی برگه اسکن کنید یا کامل وارد کنید.';
export const linkEnded =
  'این لینک اعتبار ندارد: مهلت آن تمام شده، صاحب درخواست آن را غیرفعال کرده یا کامل وارد نشده است. از کسی که آن را به شما داده است، لینک جدید بخواهید.';
export const requestIsMine = 'درخواست خودم است';
export const textIsKeptBy = (brandName: string) =>
  `متن زیر همان است که نزد «${brandName}» ثبت شده است`;
export const compareByEye = <Piece>(verifyPage: Piece) => [
  'متن پیام‌ها را با برگه یا فایلی که دارید، کلمه‌به‌کلمه مقایسه کنید. اگر فرق دارند، برگه یا فایل شما تغییر کرده است. برای بررسی خودکار فایل، آن را در ',
  verifyPage,
  ' انتخاب کنید.',
];
export const laterMessagesAreHere =
  'پیام‌هایی که پس از صدور برگه یا فایل ثبت شده‌اند، فقط اینجا هستند.';
export const laterMessagesAreNotHere = 'پیام‌هایی که پس از ساختن این لینک ثبت شده‌اند، اینجا نیستند.';
