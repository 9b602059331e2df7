/**
 * Every fault the API can answer with: its HTTP status and one Persian sentence that says what
 * happened and what to do now. Rules throw the code; nothing else decides a status or a text.
 */
export const problems = {
  // any request
  bad_input: {
    status: 422,
    message: 'بعضی از خانه‌ها درست پر نشده‌اند. موارد مشخص‌شده را اصلاح کنید و دوباره بفرستید.',
  },
  unreadable_body: {
    status: 400,
    message: 'آنچه فرستادید کامل یا درست به ما نرسید. به صفحهٔ قبل برگردید و دوباره بفرستید.',
  },
  body_too_large: {
    status: 413,
    message: 'حجم آنچه فرستادید بیش از اندازهٔ مجاز است. آن را کوچک‌تر کنید و دوباره بفرستید.',
  },
  malformed_request: {
    status: 400,
    message: 'این درخواست درست به ما نرسید. صفحهٔ نخست را باز کنید و از همان‌جا ادامه دهید.',
  },
  request_too_slow: {
    status: 408,
    message: 'آنچه می‌فرستادید به‌موقع به ما نرسید. اینترنت خود را بررسی کنید و دوباره بفرستید.',
  },
  expectation_refused: {
    status: 417,
    message: 'مرورگر یا برنامهٔ شما چیزی خواسته که اینجا پذیرفته نیست. با مرورگر دیگری امتحان کنید.',
  },
  headers_too_large: {
    status: 431,
    message:
      'مرورگر شما اطلاعات بیش از اندازه‌ای همراه درخواست فرستاد. کوکی‌های این سایت را پاک کنید و دوباره امتحان کنید.',
  },
  foreign_origin: {
    status: 403,
    message: 'این درخواست از صفحهٔ ما نیامده است. صفحه را از نو باز کنید و دوباره بفرستید.',
  },
  not_found: {
    status: 404,
    message: 'چنین چیزی پیدا نشد. نشانی را بررسی کنید یا از صفحهٔ نخست جست‌وجو کنید.',
  },
  method_not_allowed: {
    status: 405,
    message: 'این نشانی چنین کاری را نمی‌پذیرد. به صفحهٔ قبل برگردید و دوباره امتحان کنید.',
  },
  unsupported_media: {
    status: 415,
    message: 'قالب آنچه فرستادید پذیرفته نیست. صفحه را از نو باز کنید و دوباره بفرستید.',
  },
  too_many_requests: {
    status: 429,
    message: 'تعداد درخواست‌ها زیاد بوده است. کمی صبر کنید و دوباره امتحان کنید.',
  },
  busy: {
    status: 503,
    message:
      'همین حالا درخواست‌های زیادی هم‌زمان رسیده است. چند ثانیهٔ دیگر دوباره بفرستید؛ نوشته‌هایتان سر جایشان هستند.',
  },
  unavailable: {
    status: 503,
    message:
      'همین حالا نمی‌توانیم این کار را انجام دهیم. نوشته‌های شما در همین صفحه می‌ماند؛ چند دقیقهٔ دیگر دوباره بفرستید.',
  },
  unexpected: {
    status: 500,
    message: 'خطایی در سامانهٔ ما رخ داد و ثبت شد. چند دقیقهٔ دیگر دوباره امتحان کنید.',
  },
  key_reused: {
    status: 422,
    message: 'این فرم پیش‌تر با متن دیگری فرستاده شده است. صفحه را از نو باز کنید و دوباره بفرستید.',
  },

  // proof of work
  work_needed: {
    status: 403,
    message: 'پیش از فرستادن، مرورگر شما باید یک محاسبهٔ کوتاه انجام دهد. دوباره بفرستید.',
  },
  work_wrong: {
    status: 422,
    message: 'محاسبهٔ مرورگر شما درست نبود. صفحه را از نو باز کنید و دوباره بفرستید.',
  },
  work_expired: {
    status: 422,
    message: 'این فرم بیش از ده دقیقه باز مانده بود. دوباره بفرستید؛ نوشته‌های شما سر جایشان هستند.',
  },
  work_spent: {
    status: 409,
    message: 'این فرم یک بار فرستاده شده است. اگر پاسخی ندیدید، صفحه را از نو باز کنید.',
  },

  // proofs
  code_wrong: {
    status: 422,
    message: 'کد درست نیست. رقم‌ها را دوباره ببینید و وارد کنید.',
  },
  code_expired: {
    status: 410,
    message: 'این کد دیگر اعتبار ندارد. یک کد تازه بگیرید.',
  },
  proof_needed: {
    status: 422,
    message:
      'این نوع درخواست بدون تأیید شماره یا ایمیل ثبت نمی‌شود. کد را وارد کنید یا شماره یا ایمیل دیگری بنویسید.',
  },
  sms_spent: {
    status: 429,
    message:
      'پیامک تا ساعت ۱۲ امشب ارسال نمی‌شود، چون سهمیهٔ پیامک امروز تمام شده است. از راه دیگری ادامه دهید یا پس از آن دوباره امتحان کنید.',
  },
  email_spent: {
    status: 429,
    message:
      'ایمیل تا ساعت ۱۲ امشب ارسال نمی‌شود، چون سهمیهٔ ایمیل امروز تمام شده است. از راه دیگری ادامه دهید یا پس از آن دوباره امتحان کنید.',
  },
  sms_paused: {
    status: 429,
    message:
      'پیامک در این لحظه ارسال نمی‌شود. از راه دیگری ادامه دهید یا چند دقیقهٔ دیگر دوباره امتحان کنید.',
  },
  email_paused: {
    status: 429,
    message:
      'ایمیل در این لحظه ارسال نمی‌شود. از راه دیگری ادامه دهید یا چند دقیقهٔ دیگر دوباره امتحان کنید.',
  },
  link_expired: {
    status: 410,
    message: 'این لینک قبلاً استفاده شده یا ۲۴ ساعت از آن گذشته است. یک لینک جدید بگیرید.',
  },

  // sign-in
  sign_in_needed: {
    status: 401,
    message: 'برای دیدن این صفحه وارد شوید؛ با شماره موبایل یا ایمیل.',
  },
  fresh_proof_needed: {
    status: 403,
    message: 'برای این تغییر باید همین حالا دوباره تأیید کنید که شمایید. یک کد تازه بگیرید.',
  },
  identity_taken: {
    status: 409,
    message:
      'این شماره یا ایمیل از آنِ حساب دیگری است. با همان وارد شوید یا با پشتیبانی در میان بگذارید.',
  },
  email_not_offered: {
    status: 422,
    message: 'ورود با ایمیل این‌جا فعال نیست. با شماره موبایل وارد شوید.',
  },

  // tickets
  urgent_quota_spent: {
    status: 422,
    message:
      'سهم درخواست‌های فوری شما برای این دوره تمام شده است. فوریت دیگری برگزینید و دوباره بفرستید.',
  },
  move_refused: {
    status: 409,
    message: 'وضعیت این درخواست در این میان عوض شده است. صفحه را تازه کنید و دوباره ببینید.',
  },
  promise_open: {
    status: 409,
    message:
      'هنوز بسته نمی‌شود، چون آنچه در این درخواست قول داده‌ایم انجام نشده است. پس از انجام آن دوباره امتحان کنید؛ اگر دیگر لازمش ندارید، همین‌جا پیام بدهید.',
  },
  stale_version: {
    status: 409,
    message:
      'این درخواست پس از آنکه بازش کردید عوض شده است. تغییر تازه را ببینید و دوباره بفرستید؛ نوشتهٔ شما سر جایش است.',
  },
  open_ticket_like_this: {
    status: 409,
    message:
      'درخواست بازی با همین موضوع دارید. پیام خود را به همان اضافه کنید تا سریع‌تر پاسخ بگیرید، یا بگویید که موضوع دیگری است.',
  },
  other_type_fits: {
    status: 422,
    message: 'با آنچه نوشته‌اید، نوع دیگری از درخواست به کار شما می‌آید. پیشنهاد ما را ببینید.',
  },
  too_many_shares: {
    status: 422,
    message:
      'برای این درخواست ۵ لینک فعال دارید. یکی از آن‌ها را غیرفعال کنید و دوباره امتحان کنید.',
  },

  // attachments
  files_not_offered: {
    status: 422,
    message: 'اینجا نمی‌توان فایل پیوست کرد. متن خود را بدون فایل ارسال کنید.',
  },
  files_unavailable: {
    status: 503,
    message: 'فایل‌ها همین حالا در دسترس نیستند. چند دقیقهٔ دیگر دوباره امتحان کنید.',
  },
  file_type_refused: {
    status: 415,
    message:
      'این فایل پذیرفته نیست. عکس (JPG، PNG یا WebP) یا PDF سالم بفرستید که پسوند نامش با محتوایش یکی باشد. اگر PDF شما اسکریپت یا فایل پیوست دارد، به‌جایش عکس صفحه را بفرستید.',
  },
  file_too_large: {
    status: 413,
    message: 'این فایل بزرگ‌تر از ۵ مگابایت است. آن را کوچک‌تر کنید و دوباره بفرستید.',
  },
  image_too_large: {
    status: 413,
    message: 'ابعاد این عکس بیش از اندازه بزرگ است. آن را کوچک‌تر کنید و دوباره بفرستید.',
  },
  too_many_files: {
    status: 422,
    message:
      'برای هر درخواست حداکثر ۵ فایل و روی هم ۱۵ مگابایت می‌توانید بفرستید. چند فایل را بردارید.',
  },
  file_quota_reached: {
    status: 422,
    message:
      'گنجایش فایل‌های شما پر شده است. این درخواست را بدون فایل بفرستید یا از کارشناس راه دیگری بخواهید.',
  },
} as const satisfies Record<string, { status: ProblemStatus; message: string }>;

type ProblemStatus =
  | 400
  | 401
  | 403
  | 404
  | 405
  | 408
  | 409
  | 410
  | 413
  | 415
  | 417
  | 422
  | 429
  | 431
  | 500
  | 503;

/** The code by which scripts tell problems apart; codes are never renamed. */
export type ProblemCode = keyof typeof problems;

/** The one shape in which the API says that something went wrong. */
export type ProblemAnswer = {
  error: {
    code: ProblemCode;
    message: string;
    requestId: string;
    /** One sentence per input field, keyed by its name; a screen puts it beside the field. */
    fields?: Record<string, string>;
    /** Facts a screen needs to go on, such as the current state after a lost race. */
    facts?: Record<string, unknown>;
  };
};
