import type { FiledAnswer, ProofToCome } from '#shared/contract/tickets.ts';
import { ContactForm } from '#shared/forms/contact-form.tsx';
import { type ContactFormModel, factName } from '#shared/forms/contact-form-model.ts';
import { FilePicker } from '../../attachments/file-picker.browser.tsx';
import { AdviceOf } from '../../contact/advice.browser.tsx';
import { BeforeSend, WithAccount } from '../../contact/before-send.browser.tsx';
import { initialState } from '../../contact/contact-form-state.ts';
import { DateButton } from '../../contact/date-button.tsx';
import { DatePage } from '../../contact/date-page.browser.tsx';
import { EditAddress } from '../../contact/edit-address.browser.tsx';
import { NoCodes } from '../../contact/no-codes.browser.tsx';
import { OpenTicket } from '../../contact/open-ticket.browser.tsx';
import { OtherDrafts } from '../../contact/other-drafts.browser.tsx';
import { Outcome } from '../../contact/outcome.browser.tsx';
import { recipientOf } from '../../contact/recipient.ts';
import { BrokenRules } from '../../contact/rules.browser.tsx';
import type { Address } from '../../sign-in/address.ts';
import { sampleAdvice, sampleFiled, sampleNow, sampleRules } from './contact-data.ts';
import { never, nothing } from './handlers.ts';
import { Live, Sample, State } from './state.browser.tsx';
import { sampleThread } from './ticket-data.ts';
import { arrived, someUploads } from './upload-data.ts';

const ticket = { code: sampleThread.code, title: sampleThread.title };
const mobile = { mobile: '+989121234567' };

/** A form as somebody left it half way: with faults, advice, files, and all that stands above the button. */
function FormWithFaults({ form }: { form: ContactFormModel }) {
  const date = form.type.fields.find(({ type }) => type === 'date');
  return (
    <ContactForm
      facts={form}
      action=""
      alive
      today="1405-09-06"
      typed={{ title: 'کمک', text: 'سفید است!!!', mobile: '۰۹۱۲' }}
      message="هنوز فرستاده نشده است؛ این‌ها را درست کنید."
      faults={{ mobile: 'این شماره کامل نیست.' }}
      warnings={{ text: <AdviceOf advice={sampleAdvice} onTake={nothing} /> }}
      onChange={nothing}
      slots={{
        under: date && {
          [factName(date.id)]: (
            <BrokenRules
              broken={sampleRules}
              titles={{ other: 'موضوع‌های دیگر' }}
              onLeave={nothing}
            />
          ),
        },
        calendarOf: (field) => ({
          button: <DateButton isOpen={field === date} onToggle={nothing} />,
          page: field === date && (
            <DatePage
              id={field.id}
              chosen={null}
              today="1405-09-06"
              when={field.when}
              onChoose={nothing}
              onClose={nothing}
            />
          ),
        }),
        files: <FilePicker offered uploaded={arrived} uploads={someUploads} />,
        beforeAnswerWay: <WithAccount isWanted={false} typeId={form.type.id} />,
        beforeSend: (
          <BeforeSend
            now={sampleNow}
            hasDraft
            isKeyReused={false}
            onAnew={nothing}
            onForget={nothing}
          >
            <OpenTicket ticket={ticket} onAnother={nothing} />
          </BeforeSend>
        ),
      }}
    />
  );
}

/** What a form says where the day has no SMS left for codes. */
function SmsSpent({ form }: { form: ContactFormModel }) {
  const recipient = recipientOf(form, { replyChannel: 'sms' }, { now: sampleNow, session: null });
  const codesReturnAt = { sms: Date.now(), email: null };
  return (
    <NoCodes
      control={{ now: { ...sampleNow, codesReturnAt }, recipient, state: initialState }}
      wayOut="#"
    />
  );
}

/** What a form says where no SMS leaves just now. */
function SmsDown({ form }: { form: ContactFormModel }) {
  const recipient = recipientOf(form, { replyChannel: 'sms' }, { now: sampleNow, session: null });
  return (
    <NoCodes
      control={{ now: { ...sampleNow, codesDown: ['sms'] }, recipient, state: initialState }}
      wayOut="#"
    />
  );
}

const draft = { typed: { title: sampleThread.title }, key: 'k', files: [] };
const otherDrafts = [
  { storageKey: '1', draft, isOpen: false },
  { storageKey: '2', draft: { ...draft, sent: { code: ticket.code, typed: {} } }, isOpen: false },
  { storageKey: '3', draft, isOpen: true },
];

/** What follows a sent request. */
const After = ({
  hasRest = false,
  ...given
}: {
  answer: FiledAnswer;
  address: Address;
  lateCode?: ProofToCome | undefined;
  hasRest?: boolean;
}) => (
  <Outcome
    request={{ ...given, proven: false, readAt: Date.now() }}
    channels={['sms', 'email']}
    hasRest={hasRest}
    onChanged={nothing}
    onLost={nothing}
    onAnew={nothing}
  />
);

/** The form of a request and what follows it. */
export const ContactSamples = ({ form }: { form: ContactFormModel }) => (
  <>
    <Sample name="contact" title="فرم درخواست">
      <State title="بدون اسکریپت">
        <ContactForm facts={form} action="" />
      </State>
      <State title="نیمه‌کاره، با ایراد">
        <FormWithFaults form={form} />
      </State>
      <State title="پیش از فرستادن: همین متن پیش‌تر فرستاده شده است">
        <BeforeSend now={null} hasDraft isKeyReused onAnew={nothing} onForget={nothing}>
          {null}
        </BeforeSend>
      </State>
      <State title="پیش‌نویس‌های دیگر همین فرم">
        <OtherDrafts
          others={otherDrafts}
          canCopy
          onTake={nothing}
          onCopy={nothing}
          onRemove={nothing}
        />
      </State>
      <State title="سهمیهٔ پیامک امروز تمام شده است">
        <SmsSpent form={form} />
      </State>
      <State title="پیامک در این لحظه ارسال نمی‌شود">
        <SmsDown form={form} />
      </State>
      <State title="قاعده‌ها: پذیرفته نمی‌شود، و با هشدار پذیرفته می‌شود">
        {sampleRules.map((rule) => (
          <BrokenRules key={rule.policy} broken={[rule]} titles={{}} onLeave={nothing} />
        ))}
      </State>
      <Live name="best-answers" title="پاسخ‌های نزدیک به عنوان" />
    </Sample>
    <Sample name="outcome" title="پس از فرستادن">
      <State title="در انتظار کد پیامکی">
        <After answer={sampleFiled('sms_code')} address={mobile} />
      </State>
      <State title="کد تازه‌ای ارسال نشد، و این نوع بدون تأیید ثبت نمی‌شود">
        <After
          answer={sampleFiled('sms_code', { sent: false, isOptional: false })}
          address={mobile}
        />
      </State>
      <State title="در انتظار لینک ایمیل">
        <After answer={sampleFiled('email_link')} address={{ email: 'sara@example.ir' }} />
      </State>
      <State title="ایمیل تازه‌ای ارسال نشد">
        <After
          answer={sampleFiled('email_link', { sent: false })}
          address={{ email: 'sara@example.ir' }}
        />
      </State>
      <State title="اصلاح شماره">
        <EditAddress typed="۰۹۱۲ ۱۲۳ ۴۵۶۷" withEmail onChange={never} onCancel={nothing} />
      </State>
      <State title="بدون تأیید ثبت شد">
        <After answer={sampleFiled(null)} address={mobile} hasRest />
      </State>
      <State title="بدون تأیید ثبت شد، و کد هنوز می‌تواند برسد">
        <After
          answer={sampleFiled(null)}
          address={mobile}
          lateCode={sampleFiled('sms_code').proof ?? undefined}
        />
      </State>
      <Live name="filed" title="ثبت شد، با درخواست‌های دیگر او" />
    </Sample>
  </>
);
