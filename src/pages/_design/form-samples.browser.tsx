import { stateWords, ticketStates } from '#shared/contract/tickets.ts';
import { FaultSummary } from '#shared/forms/fault-summary.tsx';
import { Choices, TextArea, TextInput, Tick } from '#shared/forms/inputs.tsx';
import { StateBadge } from '#shared/forms/state-badge.tsx';
import { ChosenTopic, StepTitle } from '#shared/forms/steps.tsx';
import { Urgency } from '#shared/forms/urgency.tsx';
import { FilePicker } from '../../attachments/file-picker.browser.tsx';
import { Calendar } from '../../contact/calendar.browser.tsx';
import { DateButton } from '../../contact/date-button.tsx';
import { DayChips } from '../../contact/day-chips.browser.tsx';
import { nothing } from './handlers.ts';
import { Live, Sample, State } from './state.browser.tsx';
import { arrived, noUploads, someUploads, tooManyUploads } from './upload-data.ts';

const buttons = ['', 'button-quiet', 'button-danger', 'button-plain', 'button-small'];
const tones = ['', 'notice-good', 'notice-warn', 'notice-bad'];
const options = [
  { value: 'a', label: 'پیامک', hint: 'با هر پاسخ' },
  { value: 'b', label: 'ایمیل' },
];

const urgencies = [
  { value: 'normal', label: 'عادی' },
  { value: 'high', label: 'زیاد', hint: 'تا پاسخ نگیرید کارتان متوقف است.' },
];

/** What forms are made of. */
export const FormSamples = () => (
  <>
    <Sample name="buttons" title="دکمه">
      {buttons.map((kind) => (
        <p class="actions" key={kind}>
          <button type="button" class={`button ${kind}`}>
            دکمه
          </button>
          <button type="button" class={`button ${kind}`} aria-disabled="true">
            در کار
          </button>
          <button type="button" class={`button ${kind}`} disabled>
            بسته
          </button>
        </p>
      ))}
    </Sample>
    <Sample name="fields" title="خانه‌های فرم">
      <FaultSummary faults={{ fault: 'این قسمت را پر کنید.' }} />
      <div class="form">
        <TextInput name="plain" label="ساده" hint="راهنما" />
        <TextInput
          name="echo"
          label="با بازگفت"
          value="۱۴۰۵/۹/۶"
          echo="جمعه ۶ آذر ۱۴۰۵"
          required={false}
          beside={<DateButton isOpen={false} onToggle={nothing} />}
          example="۱۴۰۵/۰۹/۰۳"
          below={<DayChips chosen="1405-09-06" today="1405-09-06" when="past" onChoose={nothing} />}
        />
        <TextInput name="fault" label="نادرست" value="۱۲" fault="این شماره کامل نیست." dir="ltr" />
        <TextInput name="warning" label="با هشدار" value="کمک" warning="روشن‌تر بنویسید." />
        <TextInput
          name="both"
          label="نادرست، با راهنما"
          hint="راهنما"
          fault="این قسمت را پر کنید."
        />
        <TextArea name="area" label="چند سطری" />
        <TextArea name="area-fault" label="چند سطری، نادرست" fault="شرح درخواست را بنویسید." />
        <Choices name="choice" label="گزینه" value="a" options={options} />
        <Choices
          name="choice-fault"
          label="گزینهٔ نادرست"
          options={options}
          fault="یکی را انتخاب کنید."
        />
        <Choices name="only" label="دورهٔ اشتراک" options={[{ value: 'a', label: 'سالانه' }]} />
        <StepTitle step={2}>موضوع</StepTitle>
        <ChosenTopic title="مشکل فنی" channel="email" />
        <Urgency name="urgency" value="normal" options={urgencies} alive />
        <Urgency name="urgency-chosen" value="high" options={urgencies} alive />
        <Tick name="tick" label="می‌پذیرم" value="yes" />
        <Tick name="tick-fault" label="می‌پذیرم" fault="برای ادامه باید بپذیرید." />
      </div>
    </Sample>
    <Sample name="files" title="پیوست">
      <State title="بی‌فایل">
        <FilePicker offered uploaded={[]} uploads={noUploads} />
      </State>
      <State title="رسیده، در راه، نرسیده">
        <FilePicker offered uploaded={arrived} uploads={someUploads} />
      </State>
      <State title="محرمانه، و بیش از اندازه">
        <FilePicker offered sensitive uploaded={arrived} uploads={tooManyUploads} />
      </State>
      <State title="جایی برای فایل نیست">
        <FilePicker offered={false} uploaded={arrived} uploads={noUploads} />
      </State>
    </Sample>
    <Sample name="calendar" title="تقویم">
      <State title="روزی در گذشته، انتخاب‌شده">
        <Calendar
          chosen="1405-09-03"
          today="1405-09-06"
          when="past"
          onChoose={nothing}
          onClose={nothing}
        />
      </State>
      <Live name="calendar-next" title="ماه بعد، هنوز نیامده" />
      <Live name="calendar-free" title="هر روزی، برنگزیده" />
    </Sample>
    <Sample name="notices" title="پیام‌ها">
      {tones.map((tone) => (
        <p class={`notice ${tone}`} key={tone}>
          <b>عنوان</b> متن پیام
        </p>
      ))}
    </Sample>
    <Sample name="states" title="وضعیت‌ها">
      <p class="actions">
        {ticketStates.map((state) => (
          <StateBadge key={state} state={state} title={stateWords[state].title} />
        ))}
      </p>
    </Sample>
  </>
);
