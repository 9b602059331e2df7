// Every kind of alarm, in one table: `log.alarm` with one of these names is written down and reaches the
// receivers that settings name. `docs/operate.md` lists them, and a test holds both equal.
import type { AlarmSeverity } from '#shared/settings/alarms.ts';
import { days, hours } from '../foundation/ports/clock.ts';

/**
 * When an alarm has recovered:
 * - `check`: the timer looks, and what was wrong is over
 * - `event`: `log.info` tells of that event
 * - `time`: it was not raised again for so long
 */
type Recovery = { by: 'check' } | { by: 'event'; event: string } | { by: 'time'; quietMs: number };

/** What the code promises about one kind of alarm. */
export type AlarmKind = {
  severity: AlarmSeverity;
  /** Persian, a few words. */
  title: string;
  /** Persian, one sentence that says what to do now. */
  advice: string;
  recovers: Recovery;
  /** The receivers are reminded so often while it stands and nobody has acknowledged it. */
  reminderMs: number;
  /** The fact that tells apart what stands side by side, such as the provider. */
  keyFact?: string;
  /** It is said at each start to whoever starts the server, or nothing can be written then. */
  journalOnly?: true;
};

const standing = { reminderMs: hours(6) } as const;
const byCheck = { recovers: { by: 'check' }, ...standing } as const;
const byTime = (quietMs: number) => ({ recovers: { by: 'time', quietMs }, ...standing }) as const;

const kinds = {
  database_down: {
    severity: 'critical',
    title: 'پایگاه داده پاسخ نمی‌دهد',
    advice:
      'سرور پایگاه داده، فضای دیسک و LIBSQL_URL را بررسی کنید؛ تا آن زمان هیچ درخواستی ثبت نمی‌شود.',
    ...byCheck,
  },
  database_file_lost: {
    severity: 'critical',
    title: 'فایل پایگاه داده پاک یا جایگزین شده است',
    advice:
      'سرور را متوقف کنید و همان فایل یا آخرین پشتیبان را برگردانید (npm run restore)؛ تا آن زمان هیچ درخواستی ثبت نمی‌شود.',
    ...byCheck,
  },
  other_secret: {
    severity: 'critical',
    title: 'APP_SECRET همان نیست که این پایگاه داده با آن نوشته شده است',
    advice:
      'APP_SECRET پیشین را برگردانید و سرور را دوباره اجرا کنید؛ با مقدار فعلی، کد دوم کارشناسان و کدها و لینک‌های ارسال‌شده پذیرفته نمی‌شوند؛ اگر خودتان آن را عوض کرده‌اید، npm run secret:accept را اجرا کنید.',
    ...byCheck,
  },
  outbox_stuck: {
    severity: 'critical',
    title: 'صف پیام‌ها مانده است',
    advice: 'اتصال سرور به سامانهٔ پیامک یا سرور ایمیل و گزارش‌های سرور را بررسی کنید.',
    keyFact: 'channel',
    ...byCheck,
  },
  provider_paused: {
    severity: 'critical',
    title: 'سرویس ارسال پیام، حساب ما را نپذیرفت',
    advice:
      'کلید، اعتبار و خط ارسال را در پنل همین سرویس بررسی کنید؛ هر ۱۵ دقیقه دوباره امتحان می‌شود.',
    keyFact: 'provider',
    ...byCheck,
  },
  channel_not_served: {
    severity: 'warning',
    title: 'یکی از روش‌های پاسخ در تنظیمات، سرویس ارسال ندارد',
    advice:
      'برای ایمیل SMTP_URL و برای پیامک SMS_PROVIDER را تنظیم کنید، یا آن را از replyChannels بردارید؛ تا آن زمان به مشتری‌ها پیشنهاد نمی‌شود.',
    keyFact: 'channel',
    ...byCheck,
  },
  template_refused: {
    severity: 'critical',
    title: 'سرویس پیامک متن یا قالب ما را نپذیرفت',
    advice:
      'تأیید قالب، سرویس پیشرفته و مجوز لینک را در پنل همین سرویس بررسی کنید؛ تا آن زمان سرویس بعدی پیامک‌ها را ارسال می‌کند.',
    keyFact: 'provider',
    ...byTime(hours(12)),
  },
  sms_money_spent: {
    severity: 'critical',
    title: 'سقف هزینهٔ پیامک امروز پر شد',
    advice:
      'اگر این مصرف عادی است smsRialsPerDay را در تنظیمات بیشتر کنید؛ وگرنه پیامک‌های مانده پس از نیمه‌شب ارسال می‌شوند.',
    ...byCheck,
  },
  sms_share_spent: {
    severity: 'critical',
    title: 'یکی از سهم‌های پیامک امروز تمام شد',
    advice:
      'اگر مصرف عادی است smsGlobalPerDay یا smsRialsPerDay را بیشتر کنید؛ سهم‌ها: common دستگاه‌های جدید، devices دستگاه‌های شناخته‌شده، agents کارشناسان، answers خبر پاسخ‌ها.',
    keyFact: 'share',
    ...byCheck,
  },
  mail_budget_spent: {
    severity: 'critical',
    title: 'یکی از سهم‌های ایمیل امروز تمام شد',
    advice:
      'اگر مصرف عادی است emailsPerDay را بیشتر کنید؛ سهم‌ها: common دستگاه‌های جدید، devices دستگاه‌های شناخته‌شده، agents کارشناسان، answers خبر پاسخ‌ها.',
    keyFact: 'share',
    ...byCheck,
  },
  sms_day_budget_spent: {
    severity: 'critical',
    title: 'سهمیهٔ پیامک امروز پر شد',
    advice:
      'اگر این مصرف عادی است smsGlobalPerDay را در تنظیمات بیشتر کنید؛ تا نیمه‌شب فقط ایمیل ارسال می‌شود.',
    ...byCheck,
  },
  wrong_code_breaker: {
    severity: 'critical',
    title: 'کدهای اشتباه بیش از حد است',
    advice:
      'احتمالاً کسی کدها را حدس می‌زند؛ درخواست‌های سرور را بررسی کنید. خودش تا یک ساعت برطرف می‌شود.',
    ...byCheck,
  },
  work_price_raised: {
    severity: 'warning',
    title: 'درخواست کد بیش از معمول است',
    advice:
      'اگر این تعداد برای شما عادی است sendsInAllPerHour را در تنظیمات بیشتر کنید؛ وگرنه مصرف پیامک و ایمیل را زیر نظر بگیرید.',
    keyFact: 'channel',
    ...byCheck,
  },
  second_factor_tries_spent: {
    severity: 'critical',
    title: 'کد دوم یک کارشناس بارها اشتباه وارد شد',
    advice:
      'از او بپرسید؛ اگر خودش نبوده، پیامک‌هایش به دست کس دیگری می‌رسد: npm run agent:reset-factor را اجرا کنید.',
    keyFact: 'agentId',
    ...byTime(days(1)),
  },
  backup_failed: {
    severity: 'critical',
    title: 'پشتیبان‌گیری شبانه انجام نشد',
    advice: 'فضای دیسک و دسترسی پوشهٔ data/backups را بررسی کنید؛ هر ۱۰ دقیقه دوباره امتحان می‌شود.',
    recovers: { by: 'event', event: 'backup_made' },
    ...standing,
  },
  recovery_code_used: {
    severity: 'warning',
    title: 'کارشناسی با کد بازیابی وارد شد',
    advice:
      'از او بپرسید؛ اگر خودش نبوده، npm run agent:reset-factor را اجرا کنید تا همهٔ کدهایش باطل شوند.',
    keyFact: 'agentId',
    ...byTime(hours(12)),
  },
  outbox_dead: {
    severity: 'warning',
    title: 'پیامی پس از چند بار تلاش ارسال نشد',
    advice: 'علت را با npm run outbox:dead ببینید و پس از رفع آن پیام را دوباره ارسال کنید.',
    keyFact: 'channel',
    ...byTime(hours(12)),
  },
  outbox_unsure: {
    severity: 'warning',
    title: 'معلوم نیست پیامی رسیده باشد',
    advice: 'گزارش ارسال را در پنل سرویس پیام ببینید؛ کد دوباره ارسال نمی‌شود تا دو بار نرسد.',
    keyFact: 'channel',
    ...byTime(hours(12)),
  },
  inbound_answers_spent: {
    severity: 'warning',
    title: 'سقف پاسخ خودکار به ایمیل‌ها پر شد',
    advice:
      'ببینید چه کسی به نشانی پاسخ‌ها ایمیل انبوه می‌فرستد؛ تا فردا به فرستنده‌های جدید پاسخ خودکار نمی‌رسد.',
    ...byCheck,
  },
  inbound_mail_unexpected: {
    severity: 'warning',
    title: 'ایمیل رسید ولی دریافت ایمیل تنظیم نشده است',
    advice: 'INBOUND_ADDRESS و INBOUND_SECRET را تنظیم کنید یا قاعدهٔ Email Routing را بردارید.',
    ...byTime(days(1)),
  },
  lunar_holidays_unsettled: {
    severity: 'warning',
    title: 'تعطیلی‌های قمری سال قطعی نیست',
    advice:
      'آن‌ها را از تقویم رسمی همان سال در lunarHolidays تنظیمات بنویسید و provisional را بردارید؛ وگرنه مهلت پاسخ در آن روزها اشتباه حساب می‌شود.',
    keyFact: 'year',
    ...byCheck,
  },
  subrequests_spent: {
    severity: 'warning',
    title: 'سقف درخواست‌های Cloudflare در یک اجرا پر شد',
    advice:
      'اگر تکرار شد، حساب را به طرح پولی ببرید و EDGE_PLAN=paid بگذارید؛ پیام‌ها با تأخیر ارسال می‌شوند.',
    ...byTime(hours(12)),
  },
  proxy_can_be_bypassed: {
    severity: 'warning',
    title: 'پروکسی را می‌شود دور زد',
    advice: 'درگاه سرور را فقط برای پروکسی باز بگذارید؛ وگرنه هر کسی می‌تواند نشانی خود را جعل کند.',
    ...byTime(hours(1)),
    journalOnly: true,
  },
  port_is_public: {
    severity: 'warning',
    title: 'درگاه سرور از بیرون باز است',
    advice: 'اگر نباید از ماشین‌های دیگر باز شود، LISTEN_ADDRESS را بردارید.',
    ...byTime(hours(1)),
    journalOnly: true,
  },
  proxy_not_declared: {
    severity: 'warning',
    title: 'تعداد پروکسی‌ها اعلام نشده است',
    advice: 'TRUSTED_PROXY_COUNT را تنظیم کنید؛ تا آن زمان همهٔ مشتری‌ها یک نشانی به حساب می‌آیند.',
    ...byTime(hours(1)),
    journalOnly: true,
  },
  configuration_fault: {
    severity: 'critical',
    title: 'تنظیمات سرور خطا دارد',
    advice: 'خطاها در گزارش سرور فهرست شده‌اند؛ متغیرها را اصلاح کنید و دوباره مستقر کنید.',
    ...byTime(hours(1)),
    journalOnly: true,
  },
} as const satisfies Record<string, AlarmKind>;

/** Name of a kind of alarm; stored in rows. */
export type AlarmName = keyof typeof kinds;

/** Every kind by its name. */
export const alarmKinds: Readonly<Record<AlarmName, AlarmKind>> = kinds;

/** Whether this is the name of a kind. */
export const isAlarmName = (name: string): name is AlarmName => Object.hasOwn(kinds, name);

/** What one alarm of a kind is about, by its facts; empty where there is one alone. */
export function keyOf(name: AlarmName, facts: Readonly<Record<string, unknown>>): string {
  const { keyFact } = alarmKinds[name];
  return keyFact === undefined ? '' : String(facts[keyFact] ?? '');
}

/** The kinds that recover when `log.info` tells of this event. */
export const endedBy = (event: string): AlarmName[] =>
  Object.entries(alarmKinds).flatMap(([name, { recovers }]) =>
    isAlarmName(name) && recovers.by === 'event' && recovers.event === event ? [name] : [],
  );
