import { ticketStates } from '#shared/contract/tickets.ts';
import { Stages } from '#shared/forms/stages.tsx';
import { TicketStatus } from '#shared/forms/ticket-status.tsx';
import type { ReplyChannel } from '#shared/settings/reply-channels.ts';
import { Channel } from '../../tickets/channel.browser.tsx';
import { CopyPicker } from '../../tickets/copy-picker.browser.tsx';
import { Messages } from '../../tickets/messages.browser.tsx';
import { Participants } from '../../tickets/participants.browser.tsx';
import { Rating } from '../../tickets/rating.browser.tsx';
import { Reply } from '../../tickets/reply.browser.tsx';
import { EmptyState, Erased } from '../../tickets/requests-screen.browser.tsx';
import { Solve } from '../../tickets/solve.browser.tsx';
import { Facts, History, TranscriptLinks } from '../../tickets/thread-folds.browser.tsx';
import { Tickets } from '../../tickets/ticket-list.browser.tsx';
import { Verdict } from '../../tickets/transcript-verdict.browser.tsx';
import { VerifiedWords } from '../../tickets/verified-words.browser.tsx';
import { done, nothing } from './handlers.ts';
import { Live, Sample, State } from './state.browser.tsx';
import {
  closedThread,
  fullThread,
  joinedThread,
  otherProgress,
  sampleProgress,
  sampleThread,
  sampleTicket,
  sampleVerdicts,
  snoozedThread,
  unprovenThread,
} from './ticket-data.ts';

const channels: readonly ReplyChannel[] = ['sms', 'email', 'sms_and_email'];

/** What customers see of their requests, and of a transcript. */
export function TicketSamples() {
  const now = Date.now();
  return (
    <>
      <Sample name="tickets" title="درخواست‌ها">
        <Tickets title="فهرست" tickets={ticketStates.map(sampleTicket)} />
        <Tickets
          title="در مهلت پاسخ"
          tickets={[sampleTicket('in_review'), sampleTicket('waiting')]}
        />
        <State title="هنوز درخواستی نیست">
          <EmptyState />
        </State>
        <State title="پس از حذف حساب">
          <Erased />
        </State>
        <Live name="lookup" title="کد پیگیری نادرست" />
        <Live name="proof-of-ticket" title="از مهمان تأیید خواسته می‌شود" />
        <Live name="proof-waiting" title="کد در حال ارسال است" />
      </Sample>
      <Sample name="thread" title="گفت‌وگو">
        <State title="پاسخ‌داده، از فرستندهٔ تأییدنشده">
          <TicketStatus thread={unprovenThread} now={now} />
        </State>
        <State title="دیر شده، ادامهٔ درخواستی دیگر">
          <TicketStatus thread={fullThread} now={now} />
        </State>
        <State title="به تعویق افتاده">
          <TicketStatus thread={snoozedThread} now={now} />
        </State>
        <State title="بسته، با علت">
          <TicketStatus thread={closedThread} now={now} />
        </State>
        <State title="مرحله‌ها: در راه، دیر شده، بیرون از مسیر">
          {[sampleProgress, ...otherProgress].map((progress, index) => (
            <Stages key={index} progress={progress} now={now} />
          ))}
        </State>
        <State title="پیام‌ها">
          <Messages thread={fullThread} now={now} />
        </State>
        <State title="حل شد، پیش از پرسیدن">
          <Solve thread={sampleThread} onDone={done} />
        </State>
        <Live name="solve" title="حل شد، پرسیده" />
        <Live name="split-off" title="پیامی که درخواست جدا می‌شود" />
        <State title="پیام تازه">
          <Reply thread={sampleThread} onDone={done} />
        </State>
        <Live name="reply-fault" title="پیام خالی" />
        <State title="پیامی که درخواست بسته را باز می‌کند، بی جای فایل">
          <Reply thread={closedThread} onDone={done} />
        </State>
        <State title="نظر: پیش از انتخاب">
          <Rating thread={sampleThread} onDone={done} />
        </State>
        <Live name="rating" title="نظر: انتخاب‌شده" />
        <State title="نظر: ثبت‌شده">
          <Rating thread={closedThread} onDone={done} />
        </State>
        <State title="بخش‌های تاشده">
          <Channel thread={sampleThread} channels={channels} onDone={done} />
          <Facts thread={fullThread} />
          <History thread={sampleThread} now={now} />
          <TranscriptLinks thread={sampleThread} />
        </State>
        <State title="همراه درخواست: نزد صاحب درخواست، و نزد خود همراه">
          <Participants thread={fullThread} onDone={done} />
          <Participants thread={joinedThread} onDone={done} />
        </State>
        <Live name="folds" title="همان‌ها، باز" />
        <Live name="shares-waiting" title="لینک‌های نسخه: در راه" />
        <Live name="shares-none" title="لینک‌های نسخه: هیچ" />
        <Live name="shares-fault" title="لینک‌های نسخه: خوانده نشد" />
        <Live name="copied" title="کپی، و نتیجهٔ آن" />
      </Sample>
      <Sample name="verdict" title="بررسی نسخه">
        <State title="انتخاب فایل، و فایلی که نسخه نیست">
          <CopyPicker fault="نسخهٔ رسمی در آن پیدا نشد." onTake={nothing} />
        </State>
        <State title="نتیجه‌ها">
          {sampleVerdicts.map((judged, index) => (
            <Verdict key={index} judged={judged} brandName="پاسخ" />
          ))}
        </State>
        <State title="متن تأییدشده، با پیام پاک‌شده و پیام عوض‌شده">
          <VerifiedWords judged={sampleVerdicts[2]!} />
        </State>
        <Live name="compare" title="مقایسه با نسخهٔ فعلی" />
      </Sample>
    </>
  );
}
