import type { FiledAnswer } from '#shared/contract/tickets.ts';
import { ContactForm, type ContactFormProps } from '#shared/forms/contact-form.tsx';
import { Filed } from '#shared/forms/filed.tsx';
import type { Page } from '../foundation/http/document.tsx';

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

/** What follows a form that was sent without scripts: tracking code and what happens next. */
export const filedPage = (filed: Omit<FiledAnswer, 'proof'>): Page => ({
  title: 'درخواست شما رسید',
  main: (
    <>
      <h1 id="_top">درخواست شما رسید</h1>
      <Filed filed={filed}>
        <p class="notice">
          نامه‌ای با یک پیوند به ایمیل شما فرستادیم. با باز کردن آن در ۲۴ ساعت، درخواست نهایی می‌شود؛
          اگر نبود، پوشهٔ هرزنامه (Spam) را هم ببینید.
        </p>
      </Filed>
    </>
  ),
});
