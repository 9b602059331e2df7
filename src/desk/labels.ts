import type {
  DeskHistoryEntry,
  DeskNotice,
  DeskPromise,
  DeskThread,
} from '#shared/contract/desk.ts';

/** How urgent a promise is, in Persian, as lists and threads show it. */
export const promiseLabels: Record<DeskPromise['state'], string> = {
  late: 'دیر شده',
  soon: 'نزدیک',
  fine: 'در مهلت',
};

/** Names of the four priorities, by their number. */
export const priorityLabels: Record<number, string> = {
  2: 'بسیار مهم',
  1: 'مهم',
  0: 'معمولی',
  [-1]: 'کم‌اهمیت',
};

/** By which way an answer is announced to the customer; agents read it. */
export const channelLabels: Readonly<Record<string, string>> = {
  thread: 'همان صفحهٔ درخواست',
  sms: 'پیامک',
  email: 'ایمیل',
  sms_and_email: 'پیامک و ایمیل',
};

const noticeTitles: Record<string, string> = {
  ticket_filed: 'خبر ثبت درخواست',
  ticket_answered: 'خبر پاسخ',
  ticket_closed: 'خبر بسته شدن',
  ticket_stage: 'خبر مرحلهٔ جدید',
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

/** «خبر پاسخ با پیامک»; a kind of message without a name shows its own. */
export const noticeLabel = ({ message, channel }: DeskNotice) =>
  `${noticeTitles[message] ?? message} با ${channelLabels[channel]}`;

/** What became of a message: the gateway's report where there is one, else the outbox's state. */
export const deliveryLabel = ({ state, delivery }: DeskNotice) =>
  (state === 'sent' && delivery !== null && deliveries[delivery]) || noticeStates[state];

/** True for a message that was given up or whose delivery failed. */
export const hasFailed = ({ state, delivery }: DeskNotice) =>
  state === 'dead' || (delivery !== null && /undelivered|blocked/.test(delivery));

/** What a block stops: the sender altogether, or unproven requests that name an address of theirs. */
export const blockLabel = ({ proven, customer: { blocked, unprovenBlock } }: DeskThread): string =>
  unprovenBlock && !(proven && blocked)
    ? 'درخواست تأییدنشده با این شماره یا ایمیل ثبت نمی‌شود'
    : 'فرستنده مسدود است';

const actors = { customer: 'مشتری', agent: 'کارشناس', system: 'سامانه' } as const;

/** The agent's name, or who else did it. */
export const actorLabel = ({ by, name }: Pick<DeskHistoryEntry, 'by' | 'name'>) =>
  name ?? actors[by];

const kinds: Record<DeskHistoryEntry['kind'], string> = {
  state: 'وضعیت',
  stage: 'مرحله',
  department: 'واحد',
  reply_channel: 'روش دریافت پاسخ',
  promise: 'قول پاسخ',
};

/** «واحد: فنی ← مالی»; the new value alone where there was none before. */
export const changeLabel = ({ kind, from, to }: DeskHistoryEntry) =>
  from === null || from === to ? `${kinds[kind]}: ${to}` : `${kinds[kind]}: ${from} ← ${to}`;

/** What an agent writes: its tab, the name of its input, its button. */
export const composerLabels = {
  reply: { tab: 'پاسخ به مشتری', label: 'متن پاسخ', send: 'فرستادن پاسخ' },
  note: { tab: 'یادداشت داخلی', label: 'متن یادداشت', send: 'ثبت یادداشت' },
} as const;
