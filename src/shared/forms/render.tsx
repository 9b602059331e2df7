import { renderToString } from 'preact-render-to-string';
import type { FiledAnswer } from '../contract/tickets.ts';
import { ContactForm, type ContactFormProps } from './contact-form.tsx';
import { Filed } from './filed.tsx';

/** The form as a page without scripts shows it again: with what was typed, and what was wrong. */
export const contactFormHtml = (props: ContactFormProps): string =>
  renderToString(
    <>
      <h1 id="_top">{props.facts.type.title}</h1>
      <p class="lead">{props.facts.type.hint}</p>
      <ContactForm {...props} />
    </>,
  );

/** The page after a form without scripts: tracking code and what happens next. */
export const filedHtml = (filed: Omit<FiledAnswer, 'proof'>): string =>
  renderToString(
    <>
      <h1 id="_top">درخواست شما رسید</h1>
      <Filed filed={filed}>
        <p class="notice">
          نامه‌ای با یک پیوند به ایمیل شما فرستادیم. با باز کردن آن در ۲۴ ساعت، درخواست نهایی می‌شود؛
          اگر نبود، پوشهٔ هرزنامه (Spam) را هم ببینید.
        </p>
      </Filed>
    </>,
  );
