import { Actions } from '../../desk/actions.browser.tsx';
import { Alarms } from '../../desk/alarms.browser.tsx';
import { ChangedMeanwhile } from '../../desk/changed-meanwhile.browser.tsx';
import { Composer } from '../../desk/composer.browser.tsx';
import { Conversation } from '../../desk/conversation.browser.tsx';
import { Facts } from '../../desk/facts.browser.tsx';
import { FilterBar } from '../../desk/filter-bar.browser.tsx';
import { InboxRow } from '../../desk/inbox-row.browser.tsx';
import { Sidebar } from '../../desk/sidebar.browser.tsx';
import { StageControl } from '../../desk/stage-control.browser.tsx';
import { ThreadHead } from '../../desk/thread-head.browser.tsx';
import { blockedDeskThread, sampleDeskDraft, sampleDeskThread, sampleInbox } from './desk-data.ts';
import { nothing, perform } from './handlers.ts';
import { Live, Sample, State } from './state.browser.tsx';

/** What agents see and do. */
export const DeskSamples = () => (
  <>
    <Sample name="desk-rows" title="فهرست میز">
      <FilterBar
        filters={{ state: '', department: '', mine: '1', q: '' }}
        inbox={sampleInbox}
        stateWords={{}}
        onChange={nothing}
      />
      <ul class="desk-list">
        {sampleInbox.tickets.map((ticket, index) => (
          <InboxRow key={index} ticket={ticket} now={sampleInbox.now} />
        ))}
      </ul>
    </Sample>
    <Sample name="desk-alarms" title="هشدارها">
      <Alarms alarms={sampleInbox.alarms} onSeen={nothing} />
    </Sample>
    <Sample name="desk-thread" title="درخواست در میز">
      <div class="desk-thread">
        <div class="desk-main">
          <ThreadHead thread={sampleDeskThread} />
          <Facts thread={sampleDeskThread} />
          <Conversation thread={sampleDeskThread} fresh={new Set(['1'])} />
          <Composer thread={sampleDeskThread} draft={sampleDeskDraft} perform={perform} />
        </div>
        <div class="desk-beside">
          <StageControl thread={sampleDeskThread} perform={perform} />
          <Actions thread={sampleDeskThread} perform={perform} />
          <Sidebar thread={sampleDeskThread} />
        </div>
      </div>
    </Sample>
    <Sample name="composer" title="نوشتن">
      <State title="درخواست هنگام نوشتن تغییر کرده است">
        <ChangedMeanwhile onShow={nothing} />
        <Composer thread={sampleDeskThread} draft={sampleDeskDraft} perform={perform} />
      </State>
      <Live name="composer-fault" title="پاسخ خالی" />
      <Live name="composer-note" title="یادداشت داخلی" />
      <State title="درخواستی که دیگر پاسخ نمی‌گیرد">
        <Composer thread={blockedDeskThread} draft={sampleDeskDraft} perform={perform} />
      </State>
    </Sample>
    <Sample name="actions" title="کارها">
      <Live name="actions" title="باز، با علت خالی" />
      <State title="فرستنده مسدود است">
        <ThreadHead thread={blockedDeskThread} />
        <Actions thread={blockedDeskThread} perform={perform} />
        <Sidebar thread={blockedDeskThread} />
      </State>
    </Sample>
    <Sample name="closures" title="تعطیلی ناگهانی">
      <Live name="closures" title="با روزی نادرست" />
    </Sample>
    <Sample name="sensitive-reads" title="مشاهدهٔ کامل اطلاعات حساس">
      <Live name="sensitive-reads" title="باز" />
    </Sample>
    <Sample name="desk-sign-in" title="ورود کارشناسان">
      <Live name="desk-session-over" title="نشست پایان یافته" />
      <Live name="desk-second-factor" title="کد دوم، نادرست" />
      <Live name="desk-recovery-code" title="کد بازیابی، نادرست" />
    </Sample>
  </>
);
