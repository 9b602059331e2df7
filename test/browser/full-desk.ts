import { makeTrackingCode } from '#shared/fields/tracking-code.ts';
import { auditLog } from '../../worker/audit/schema.ts';
import { savedReplies, savedViews } from '../../worker/desk/schema.ts';
import { feedback } from '../../worker/feedback/schema.ts';
import { days, hours, minutes } from '../../worker/foundation/ports/clock.ts';
import { outbox } from '../../worker/notifications/schema.ts';
import { searchMisses, searchMissGroups } from '../../worker/search/schema.ts';
import { weekOf } from '../../worker/search/week.ts';
import {
  answers,
  closeReasons,
  messages,
  tags,
  tickets,
  ticketTags,
} from '../../worker/tickets/schema.ts';
import type { DeskApp } from '../helpers/desk-app.ts';

const titles = [
  'پول کم شد ولی سفارش ثبت نشد',
  'بستهٔ ارسالی شکسته رسید',
  'فاکتور رسمی برای شرکت آرمان',
  'کد رهگیری پستی در سایت پست کار نمی‌کند',
  'لینک دانلود جلسهٔ سوم دورهٔ Photoshop باز نمی‌شود',
  'شمارهٔ قبلی‌ام را دیگر ندارم و نمی‌توانم وارد حساب کاربری‌ام شوم؛ لطفاً هرچه زودتر راهنمایی کنید',
  'لغو سفارش پیش از ارسال',
  'تمدید اشتراک دو بار از حسابم کم شد',
];

/**
 * A desk with everything on it: requests of all states, one with facts, notes and files of words, and what stands on the
 * pages beside requests. Gives the codes of requests by what they show.
 */
export async function fillDesk(app: DeskApp, nextMobile: () => string) {
  const { db, services } = app;
  const now = Date.now();
  const customer = await app.customer(nextMobile());
  const payment = await customer.file({
    requestType: 'payment',
    title: 'دو بار از حسابم پول کم شد',
    text: 'سلام. برای سفارش ۷۰۲۹۷ دو بار ۲۴۸٬۰۰۰ تومان از کارتم کم شد ولی یک بار ثبت شده است. شناسهٔ تراکنش TRX-88213 است.',
    facts: { 'paid-on': '۱۴۰۵/۰۹/۰۲', 'paid-at': '۲۳:۴۰', amount: '۲۴۸۰۰۰', order: '7029700' },
  });
  const returned = await customer.file({
    requestType: 'return',
    title: 'کالا با توضیح سایت فرق دارد',
    facts: { order: '7029701', reason: 'not-as-described' },
  });
  const merged = await customer.file({ title: 'خطای ۵۰۲ در پرداخت', anotherMatter: true });
  const agents = await Promise.all(
    ['نرگس احمدی', 'علی رضایی', 'مریم کاظمی پورحسینی'].map((name) =>
      app.addAgent({ mobile: nextMobile().replace('+98912', '+98935'), name }),
    ),
  );
  const [first] = await db.select().from(tickets);
  const base = first!;
  const departments = Object.keys(services.settings.departments);
  const states = ['waiting', 'in_review', 'answered', 'closed'] as const;
  const rows = Array.from({ length: 200 }, (_, at) => {
    const state = states[at % 4]!;
    const isOwed = state === 'waiting' || state === 'in_review';
    return {
      ...base,
      ...{ id: `ticket-${at}`, title: titles[at % titles.length]!, state, unread: at % 3 === 0 },
      code: makeTrackingCode(
        Uint8Array.from({ length: 11 }, (_n, place) =>
          place < 2 ? at >> (place * 5) : at + place * 7,
        ),
      ),
      urgency: (['normal', 'high', 'urgent'] as const)[at % 3]!,
      priority: at % 7 === 0 ? 1 : 0,
      department: departments[at % departments.length]!,
      promiseDueAt: isOwed ? now + hours((at % 90) - 20) : null,
      promiseStartedAt: isOwed ? now - hours(30) : null,
      lateDueAt: null,
      stateSince: now - hours(at),
      ...{ createdAt: now - hours(at), updatedAt: now - minutes(at) },
      assigneeId: at % 3 === 1 ? agents[at % 3]!.id : null,
      ...(at % 9 === 4 &&
        isOwed && { snoozedUntil: now + days(3), snoozeReason: 'منتظر پاسخ بانک' }),
      ...(state === 'closed' && { rating: 1 + (at % 5), ratedAt: now - hours(at) }),
      fingerprint: '',
    };
  });
  for (let at = 0; at < rows.length; at += 20)
    await db.insert(tickets).values(rows.slice(at, at + 20));
  await db.insert(messages).values(
    rows.map(({ id, createdAt, customerId }, at) => ({
      ...{ id: `message-${at}`, ticketId: id, author: 'customer' as const, authorId: customerId },
      ...{ text: base.title, internal: false, createdAt },
    })),
  );
  await db.insert(tags).values(
    ['تراکنش تکراری', 'ملت', 'پیگیری تلفنی', 'VIP'].map((title, at) => ({
      ...{ id: `tag-${at}`, title, createdAt: now - days(at), retiredAt: at === 3 ? now : null },
    })),
  );
  await db
    .insert(ticketTags)
    .values([
      ...[0, 1].map((at) => ({ ticketId: base.id, tagId: `tag-${at}` })),
      ...rows.slice(0, 30).map(({ id }, at) => ({ ticketId: id, tagId: `tag-${at % 3}` })),
    ]);
  await db.insert(closeReasons).values(
    ['مشکل حل شد', 'مشتری پاسخ نداد', 'درخواست تکراری بود'].map((title, position) => ({
      ...{ id: `reason-${position}`, title, position, createdAt: now },
    })),
  );
  await db.insert(savedReplies).values(
    ['بازگشت وجه از بانک', 'درخواست عکس کالا', 'سلام و تشکر'].map((title, at) => ({
      ...{
        id: `reply-${at}`,
        title,
        sharing: 'all' as const,
        ownerId: agents[0]!.id,
        uses: 9 - at,
      },
      text: 'سلام {name}. بانک این مبلغ را تا **۷۲ ساعت** برمی‌گرداند. کد پیگیری شما {code} است.',
      ...{ createdAt: now, updatedAt: now },
    })),
  );
  await db.insert(savedViews).values({
    ...{ id: 'view-1', title: 'مرجوعی‌های امروز', ownerId: agents[0]!.id, department: 'returns' },
    ...{ query: { department: 'returns' }, position: 1, createdAt: now },
  });
  await db.insert(answers).values(
    Array.from({ length: 60 }, (_, at) => ({
      ...{ messageId: `answer-${at}`, ticketId: 'none', agentId: agents[at % 3]!.id },
      ...{ at: now - hours(at * 5), department: departments[at % 4]!, isFirst: true },
      ...{ kept: at % 5 !== 0, minutes: (at * 37) % 300 },
    })),
  );
  await db.insert(outbox).values(
    ['kavenegar 418: no credit', 'smtp: EENVELOPE 550 RCPT TO'].map((reason, at) => ({
      ...{
        id: `dead-${at}`,
        message: 'ticket_answered',
        channel: at ? ('email' as const) : ('sms' as const),
      },
      ...{ address: at ? 'reader@mail.example' : '+989121234567', ticketId: base.id, data: '{}' },
      ...{ unproven: false, dedupeId: 1, createdAt: now - hours(3), state: 'dead' as const },
      ...{ dueAt: now - hours(1), claims: 1, maybeSent: false, tries: 9 },
      ...{ ambiguousAttempts: 0, polls: 0, reason },
    })),
  );
  const week = weekOf(now);
  await db.insert(searchMissGroups).values([
    { week, article: 'orders/cancel', stems: '', label: '', count: 14 },
    { week, article: 'orders/cancel', stems: 'لغو', label: 'لغو سفارش', count: 9 },
    { week, article: '', stems: '', label: '', count: 6 },
    { week, article: '', stems: 'نصب', label: 'نصب درب', count: 6 },
  ]);
  await db.insert(searchMisses).values({ week, query: 'چطور لغو کنم', stems: 'لغو', count: 7 });
  await db.insert(feedback).values(
    ['نگفته تا چه ساعتی می‌شود لغو کرد.', null, null].map((comment) => ({
      ...{ article: 'orders/cancel', day: '1405-09-01', helpful: false, comment, asker: null },
    })),
  );
  await db.insert(auditLog).values(
    (['read_mobile', 'export', 'add_tag', 'disable_agent', 'block'] as const).map((action, at) => ({
      ...{ id: `audit-${at}`, at: now - hours(at), agentId: agents[at % 3]!.id, action },
      ...{ ticketId: at === 0 ? base.id : null, subject: at === 2 ? '{"of":"ملت"}' : null },
    })),
  );
  return { payment, returned, merged, agents, customer };
}
