import type { ComponentChildren } from 'preact';
import type { FiledAnswer } from '#shared/contract/tickets.ts';
import { ContactForm, type ContactFormProps } from '#shared/forms/contact-form.tsx';
import { Filed } from '#shared/forms/filed.tsx';
import { TextInput } from '#shared/forms/inputs.tsx';
import { OneStepLeft, oneStepLeft, showAddress } from '#shared/forms/one-step-left.tsx';
import * as formTexts from '#shared/forms/texts.ts';
import type { Page } from '../foundation/http/document.tsx';
import * as texts from './texts.ts';

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
  const isMail = address.includes('@');
  return {
    title: texts.oneStepLeft,
    main: (
      <>
        <h1 id="_top">{title}</h1>
        <OneStepLeft
          code={code}
          address={address}
          hiddenCards={hiddenCards}
          edit={
            <details open={typedEmail !== undefined}>
              <summary class="button button-plain button-small">{formTexts.edit}</summary>
              <Step step="address" {...{ action, code }} label={texts.mailToThis}>
                <TextInput
                  name="email"
                  label={texts.correctEmail}
                  type="email"
                  inputMode="email"
                  dir="ltr"
                  autocomplete="email"
                  value={typedEmail ?? (isMail ? address : '')}
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
          {isMail ? (
            <>
              {wasSent ? (
                <p>{formTexts.linkSent}</p>
              ) : (
                <p class="notice notice-warn">
                  {formTexts.mailNotSent} {texts.pressLater(formTexts.resendMail)}
                </p>
              )}
              <Step step="resend" {...{ action, code }} label={formTexts.resendMail} />
            </>
          ) : (
            <p>{texts.codeNeedsScripts(formTexts.edit)}</p>
          )}
          {isOptional && (
            <>
              <p class="hint">{isMail ? formTexts.withoutLink : formTexts.withoutCode}</p>
              <Step step="unproven" {...{ action, code }} label={formTexts.fileWithoutLink} />
            </>
          )}
        </OneStepLeft>
        <p class="after-waiting">
          <a href={action}>{formTexts.fileAnother}</a>
        </p>
      </>
    ),
  };
}

const Step = ({
  step,
  action,
  code,
  label,
  children,
}: {
  step: PlainStep;
  action: string;
  /** Tracking code of the request: others of this browser may wait as well. */
  code: string;
  label: string;
  children?: ComponentChildren;
}) => (
  <form class="form" method="post" action={action} noValidate>
    <input type="hidden" name="step" value={step} />
    <input type="hidden" name="trackingCode" value={code} />
    {children}
    <div class="actions">
      <button class="button button-quiet" type="submit">
        {label}
      </button>
    </div>
  </form>
);

/** Above the form without scripts: each request of this browser that waits, and the way to go on with it. */
export const WaitingNotices = ({
  waiting,
}: {
  waiting: readonly { code: string; address: string; href: string }[];
}) => (
  <>
    {waiting.map(({ code, address, href }) => (
      <section class="panel waiting" key={code}>
        <h2>{oneStepLeft(address)}</h2>
        <p>
          {formTexts.notYetFiled}{' '}
          {(address.includes('@') ? texts.codeAndMail : texts.codeAndMobile)(
            <bdi class="code">{code}</bdi>,
            <bdi dir="ltr">{showAddress(address)}</bdi>,
          )}
        </p>
        <p>
          <a class="button button-quiet" href={href}>
            {texts.goOn}
          </a>
        </p>
      </section>
    ))}
    <p class="hint">{texts.formIsForAnother}</p>
  </>
);

/** What follows a request that was filed without scripts and without a proof. */
export const filedPage = (filed: Omit<FiledAnswer, 'proof'>): Page => ({
  title: formTexts.filed,
  main: (
    <>
      <h1 id="_top">{formTexts.filed}</h1>
      <Filed filed={filed} />
    </>
  ),
});
