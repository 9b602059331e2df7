import { deskPages } from '#shared/contract/sign-in.ts';
import { AdminNav } from '../../desk/admin/admin-nav.browser.tsx';
import { AgentRow } from '../../desk/admin/agents/agent-row.browser.tsx';
import { Alarms } from '../../desk/admin/alarms.browser.tsx';
import { Changing } from '../../desk/changing/changing.browser.tsx';
import { ChangedMeanwhile } from '../../desk/composer/changed-meanwhile.browser.tsx';
import { Composer } from '../../desk/composer/composer.browser.tsx';
import { CustomerPast } from '../../desk/customer/customer-card.browser.tsx';
import { FilterBar } from '../../desk/list/filter-bar.browser.tsx';
import { FilterChips } from '../../desk/list/filter-chips.browser.tsx';
import { InboxRow } from '../../desk/list/inbox-row.browser.tsx';
import { ListHead } from '../../desk/list/list-head.browser.tsx';
import { Chooser } from '../../desk/owning/chooser.browser.tsx';
import { OwningBar } from '../../desk/owning/owning-bar.browser.tsx';
import { AddParticipant, ParticipantList } from '../../desk/participants/participants.browser.tsx';
import { DeskBar } from '../../desk/shell/bar/desk-bar.browser.tsx';
import { EmptyPane } from '../../desk/shell/empty-pane.browser.tsx';
import { FaultNotice } from '../../desk/shell/fault-notice.tsx';
import { usualPreferences } from '../../desk/shell/preferences/preferences.ts';
import { Side } from '../../desk/shell/side/side.browser.tsx';
import { Waiting } from '../../desk/shell/waiting.tsx';
import { SnoozeNotice } from '../../desk/snooze/snooze-notice.browser.tsx';
import { Actions } from '../../desk/thread/actions.browser.tsx';
import { Beside } from '../../desk/thread/beside.browser.tsx';
import { Conversation } from '../../desk/thread/conversation.browser.tsx';
import { Facts } from '../../desk/thread/facts.browser.tsx';
import { Sidebar } from '../../desk/thread/sidebar.browser.tsx';
import { ThreadHead } from '../../desk/thread/thread-head.browser.tsx';
import { ViewForm } from '../../desk/views/view-form.browser.tsx';
import { sampleCustomer } from './desk-customer-data.ts';
import {
  blockedDeskThread,
  sampleAlarms,
  sampleDeskDraft,
  sampleDeskThread,
  sampleInbox,
  snoozedDeskThread,
} from './desk-data.ts';
import { sampleAgents, sampleChoices, sampleSide, sampleView } from './desk-list-data.ts';
import { nothing, perform } from './handlers.ts';
import { Live, Sample, State } from './state.browser.tsx';

const SampleRows = () => (
  <ul class="desk-list">
    {sampleInbox.tickets.map((ticket, index) => (
      <InboxRow
        key={index}
        ticket={ticket}
        now={sampleInbox.now}
        place={{ at: index + 1, of: sampleInbox.tickets.length }}
        isActive={index === 0}
        isOpen={index === 1}
        href="#"
        isSelected={index === 2}
        onSelect={nothing}
        onActive={nothing}
      />
    ))}
  </ul>
);

const viewForm = {
  ...{ query: {}, departments: sampleChoices.departments },
  ...{
    order: [sampleView.id, 'other'],
    onFault: () => '',
    onSaved: nothing,
    onMoved: nothing,
    onClose: nothing,
  },
};

/** What agents see and do. */
export const DeskSamples = () => (
  <>
    <Sample name="desk-bar" title="نوار میز">
      <div class="desk-sizes desk-sample">
        <DeskBar
          brand="نمونه"
          name="سارا محمدی"
          isAway
          alarms={sampleAlarms}
          alarmsHref="/desk/alarms/"
          search=""
          choices={undefined}
          isSideOpen={false}
          preferences={{ ...usualPreferences, scheme: 'device' }}
          onSearch={nothing}
          onSide={nothing}
          onFront={nothing}
          onPrefer={nothing}
        />
      </div>
    </Sample>
    <Sample name="desk-side" title="نماهای میز">
      <div class="desk-sizes desk-sample">
        <Side groups={sampleSide} isOpen />
      </div>
    </Sample>
    <Sample name="desk-rows" title="فهرست میز">
      <div class="desk-sizes desk-sample">
        <ListHead
          title="نیازمند پاسخ"
          total={{ count: 47, isMore: false }}
          waiting={2}
          filters={2}
          areFiltersOpen
          csv="#"
          canSave
          isNewView
          isViewOpen
          onView={nothing}
          isSelecting={false}
          onSelecting={nothing}
          onRelease={nothing}
          onFilters={nothing}
        />
        <FilterBar query={{ state: 'waiting' }} choices={sampleChoices} onChange={nothing} />
        <FilterChips
          chips={['وضعیت: در انتظار بررسی', 'واحد: فنی'].map((words) => ({
            ...{ name: words, words, onRemove: nothing },
          }))}
          onClear={nothing}
        />
        <SampleRows />
      </div>
      <State title="ذخیرهٔ نما">
        <div class="desk-sizes desk-sample">
          <ViewForm {...viewForm} view={null} />
        </div>
      </State>
      <State title="ویرایش نما">
        <div class="desk-sizes desk-sample">
          <ViewForm {...viewForm} view={sampleView} />
        </div>
      </State>
      <State title="فشرده">
        <div class="desk-sizes desk-sample" data-density="compact">
          <SampleRows />
        </div>
      </State>
    </Sample>
    <Sample name="desk-alarms" title="هشدارها">
      <Alarms alarms={sampleAlarms} onSeen={nothing} />
    </Sample>
    <Sample name="desk-thread" title="درخواست در میز">
      <div class="desk-sizes desk-sample">
        <ThreadHead
          thread={sampleDeskThread}
          owning={
            <OwningBar thread={sampleDeskThread} me="1" perform={perform} onFault={() => ''} />
          }
        />
        <Facts thread={sampleDeskThread} />
        <Conversation thread={sampleDeskThread} fresh={new Set(['1'])} />
        <Composer
          thread={sampleDeskThread}
          draft={sampleDeskDraft}
          perform={perform}
          onNext={nothing}
        />
      </div>
      <State title="انتخاب برچسب">
        <div class="desk-sizes desk-sample desk-palette desk-choose">
          <Chooser
            label="نام برچسب"
            choices={sampleDeskThread.tags.map((tag, at) => ({ ...tag, isChosen: at === 0 }))}
            isMultiple
            maxLength={40}
            none=""
            onChoose={nothing}
          />
        </div>
      </State>
      <State title="کنار درخواست">
        <div class="desk-sizes desk-sample">
          <Beside
            thread={sampleDeskThread}
            perform={perform}
            onFault={() => ''}
            withFacts
            unfolded={null}
            onClose={null}
          />
        </div>
      </State>
      <State title="سابقهٔ مشتری">
        <div class="desk-sizes desk-sample">
          <CustomerPast card={sampleCustomer} isBusy={false} onMore={nothing} />
        </div>
      </State>
      <State title="هیچ درخواستی باز نیست">
        <div class="desk-sizes desk-sample">
          <EmptyPane areKeysOn />
        </div>
      </State>
      <State title="در حال خواندن">
        <Waiting />
      </State>
      <State title="خوانده نشد">
        <FaultNotice fault="پاسخی از سرور نرسید." onRetry={nothing} />
      </State>
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
    <Sample name="desk-writing" title="پاسخ آماده و پیشنهاد">
      <Live name="writing-tools" title="ابزار نوشتن، جای خالی و نکتهٔ نگارشی" />
      <Live name="replies" title="پاسخ‌های آماده" />
      <Live name="reply-form" title="پاسخ آمادهٔ جدید" />
      <Live name="suggestions" title="پیشنهادها" />
    </Sample>
    <Sample name="actions" title="کارها">
      <Live name="actions" title="باز، با علت خالی" />
      <State title="همراه درخواست">
        <ParticipantList thread={sampleDeskThread} perform={perform} />
        <AddParticipant thread={sampleDeskThread} perform={perform} />
      </State>
      <State title="فرستنده مسدود است">
        <ThreadHead thread={blockedDeskThread} />
        <Actions thread={blockedDeskThread} perform={perform} />
        <Sidebar thread={blockedDeskThread} />
      </State>
    </Sample>
    <Sample name="report" title="گزارش سرپرست">
      <Live name="report" title="با مقایسهٔ دو هفته" />
    </Sample>
    <Sample name="failed" title="پیام‌های ناموفق">
      <Live name="failed" title="پیش از حذف یکی" />
      <Live name="budget" title="ظرفیت ارسال امروز" />
    </Sample>
    <Sample name="content" title="بازخورد مقاله‌ها">
      <Live name="content" title="با نظر خواننده‌ها" />
    </Sample>
    <Sample name="changing" title="ویرایش و تعویق">
      <State title="به تعویق افتاده، با مهلت متوقف">
        <SnoozeNotice thread={snoozedDeskThread} perform={perform} />
      </State>
      <State title="باز">
        <Changing thread={sampleDeskThread} perform={perform} unfolded={null} />
      </State>
      <State title="بسته">
        <Changing thread={blockedDeskThread} perform={perform} unfolded={null} />
      </State>
    </Sample>
    <Sample name="closures" title="تعطیلی ناگهانی">
      <Live name="closures" title="با روزی نادرست" />
    </Sample>
    <Sample name="admin-nav" title="صفحه‌های مدیریت">
      <div class="desk-sizes desk-sample">
        <AdminNav pages={deskPages} open="audit" />
      </div>
    </Sample>
    <Sample name="agents" title="کارشناسان">
      <ul class="desk-sizes desk-lines desk-records">
        {sampleAgents.map((agent, index) => (
          <AgentRow
            key={agent.id}
            agent={agent}
            isOneself={index === 0}
            departments={sampleChoices.departments}
            agencies={[]}
            onAct={nothing}
          />
        ))}
      </ul>
    </Sample>
    <Sample name="tags" title="برچسب‌ها">
      <Live name="tags" title="باز" />
    </Sample>
    <Sample name="audit" title="فعالیت همکاران">
      <Live name="audit" title="باز" />
    </Sample>
    <Sample name="desk-sign-in" title="ورود کارشناسان">
      <Live name="desk-session-over" title="نشست پایان یافته" />
      <Live name="desk-second-factor" title="کد دوم، نادرست" />
      <Live name="desk-recovery-code" title="کد بازیابی، نادرست" />
    </Sample>
  </>
);
