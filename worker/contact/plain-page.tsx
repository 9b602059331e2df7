import type { ComponentChildren } from 'preact';
import type { FiledAnswer } from '#shared/contract/tickets.ts';
import { ContactForm, type ContactFormProps } from '#shared/forms/contact-form.tsx';
import { Filed } from '#shared/forms/filed.tsx';
import { TextInput } from '#shared/forms/inputs.tsx';
import { notSent, OneStepLeft, withoutProof } from '#shared/forms/one-step-left.tsx';
import type { Page } from '../foundation/http/document.tsx';

/** What a page without scripts can do with a request that waits; the value of its field `step`. */
export type PlainStep = 'address' | 'resend' | 'unproven';

/** The form as a browser without scripts gets it back: with what was typed, and what was wrong. */
export const contactFormPage = (props: ContactFormProps): Page => {
  const { title, hint } = props.facts.type;
  return {
    title,
    main: (
      <>
        <h1 id="_top">{title}</h1>
        <p class="lead">{hint}</p>
        <ContactForm {...props} />
      </>
    ),
  };
};

/** What a page without scripts says about the last thing that was done on it. */
type Said = { note?: string; message?: string; typedEmail?: string; emailFault?: string };

/** A request that was sent without scripts and waits for its link: to send that again or elsewhere, or to do without. */
export function waitingPage(
  {
    title,
    code,
    address,
    action,
    isOptional,
    wasSent,
    hiddenCards,
  }: {
    /** Of the request type. */
    title: string;
    code: string;
    address: string;
    action: string;
    isOptional: boolean;
    /** False where the limits of the mailbox kept its link back. */
    wasSent: boolean;
    hiddenCards: readonly string[] | undefined;
  },
  { note, message, typedEmail, emailFault }: Said = {},
): Page {
  return {
    title: 'یک قدم مانده',
    main: (
      <>
        <h1 id="_top">{title}</h1>
        <OneStepLeft
          code={code}
          address={address}
          hiddenCards={hiddenCards}
          edit={
            <details open={typedEmail !== undefined}>
              <summary class="button button-plain button-small">ویرایش</summary>
              <Step step="address" action={action} label="ارسال ایمیل به این نشانی">
                <TextInput
                  name="email"
                  label="ایمیل درست شما"
                  type="email"
                  inputMode="email"
                  dir="ltr"
                  autocomplete="email"
                  value={typedEmail ?? address}
                  fault={emailFault}
                />
              </Step>
            </details>
          }
        >
          {message && (
            <p class="notice notice-bad" role="alert">
              {message}
            </p>
          )}
          {note && (
            <p class="notice notice-good" role="status">
              {note}
            </p>
          )}
          {wasSent ? (
            <p>
              ایمیلی با لینک تأیید برایتان فرستادیم. آن را باز کنید و دکمهٔ تأیید را بزنید؛ لینک تا
              ۲۴ ساعت معتبر است. اگر ایمیل را نمی‌بینید، پوشهٔ هرزنامه (Spam) را هم ببینید.
            </p>
          ) : (
            <p class="notice notice-warn">
              {notSent.email} چند دقیقهٔ دیگر «ارسال دوبارهٔ ایمیل» را بزنید.
            </p>
          )}
          <Step step="resend" action={action} label="ارسال دوبارهٔ ایمیل" />
          {isOptional && (
            <>
              <p class="hint">{withoutProof.email}</p>
              <Step step="unproven" action={action} label="بدون تأیید ثبت شود" />
            </>
          )}
        </OneStepLeft>
      </>
    ),
  };
}

const Step = ({
  step,
  action,
  label,
  children,
}: {
  step: PlainStep;
  action: string;
  label: string;
  children?: ComponentChildren;
}) => (
  <form class="form" method="post" action={action} noValidate>
    <input type="hidden" name="step" value={step} />
    {children}
    <div class="actions">
      <button class="button button-quiet" type="submit">
        {label}
      </button>
    </div>
  </form>
);

/** What follows a request that was filed without scripts and without a proof. */
export const filedPage = (filed: Omit<FiledAnswer, 'proof'>): Page => ({
  title: 'درخواست شما ثبت شد',
  main: (
    <>
      <h1 id="_top">درخواست شما ثبت شد</h1>
      <Filed filed={filed} />
    </>
  ),
});
