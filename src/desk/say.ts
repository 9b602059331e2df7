import type {
  DeskHistoryEntry,
  DeskNotice,
  DeskPromise,
  DeskThread,
} from '#shared/contract/desk.ts';

// Words of the desk that are in no settings.

export const promiseWords: Record<DeskPromise['state'], string> = {
  late: 'دیر شده',
  soon: 'نزدیک',
  fine: 'در مهلت',
};

export const priorityWords: Record<number, string> = {
  2: 'بسیار مهم',
  1: 'مهم',
  0: 'معمولی',
  [-1]: 'کم‌اهمیت',
};

export const channelWords: Record<string, string> = {
  thread: 'همان صفحهٔ درخواست',
  sms: 'پیامک',
  email: 'ایمیل',
  sms_and_email: 'پیامک و ایمیل',
};

const noticeTitles: Record<string, string> = {
  ticket_filed: 'خبر ثبت درخواست',
  ticket_answered: 'خبر پاسخ',
  ticket_closed: 'خبر بسته شدن',
  department_new_ticket: 'خبر درخواست تازه به واحد',
  department_promise_at_risk: 'هشدار مهلت به واحد',
};

const noticeStates: Record<DeskNotice['state'], string> = {
  queued: 'در صف فرستادن',
  sent: 'فرستاده شد',
  unsure: 'روشن نیست که رفته باشد',
  expired: 'پیش از فرستادن بی‌اعتبار شد',
  dropped: 'دیگر لازم نبود',
  dead: 'فرستاده نشد',
};

const deliveries: Record<string, string> = {
  delivered: 'به دست گیرنده رسید',
  undelivered: 'به دست گیرنده نرسید',
  blocked: 'گیرنده پیامک‌های تبلیغاتی را بسته است',
};

export const sayNotice = ({ message, channel }: DeskNotice) =>
  `${noticeTitles[message] ?? message} با ${channelWords[channel]}`;

export const sayDelivery = ({ state, delivery }: DeskNotice) =>
  (state === 'sent' && delivery !== null && deliveries[delivery]) || noticeStates[state];

/** Whether somebody should look at it. */
export const hasFailed = ({ state, delivery }: DeskNotice) =>
  state === 'dead' || (delivery !== null && /undelivered|blocked/.test(delivery));

/** What the block that a thread shows stops, in the agents' words. */
export const sayBlock = ({ proven, customer: { blocked, unprovenBlock } }: DeskThread): string =>
  unprovenBlock && !(proven && blocked)
    ? 'درخواست تأییدنشده با این شماره یا ایمیل ثبت نمی‌شود'
    : 'فرستنده مسدود است';

const actors = { customer: 'مشتری', agent: 'کارشناس', system: 'سامانه' } as const;

export const sayActor = ({ by, name }: Pick<DeskHistoryEntry, 'by' | 'name'>) => name ?? actors[by];

const kinds: Record<DeskHistoryEntry['kind'], string> = {
  state: 'وضعیت',
  department: 'واحد',
  reply_channel: 'روش دریافت پاسخ',
  promise: 'قول پاسخ',
};

/** «واحد: فنی ← مالی» */
export const sayChange = ({ kind, from, to }: DeskHistoryEntry) =>
  from === null || from === to ? `${kinds[kind]}: ${to}` : `${kinds[kind]}: ${from} ← ${to}`;
