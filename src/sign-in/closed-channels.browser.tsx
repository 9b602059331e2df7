import { pages } from '#shared/contract/pages.ts';
import type { Accepted } from './address.ts';

const words = {
  both: 'پیامک و ایمیل در این لحظه ارسال نمی‌شود و کدی نمی‌آید. چند دقیقهٔ دیگر دوباره امتحان کنید',
  mobile: 'پیامک در این لحظه ارسال نمی‌شود و کدی نمی‌آید. چند دقیقهٔ دیگر دوباره امتحان کنید',
  mobileBesideEmail: 'پیامک در این لحظه ارسال نمی‌شود. ایمیل خود را بنویسید تا کد با ایمیل بیاید',
  email: 'ایمیل در این لحظه ارسال نمی‌شود. شمارهٔ موبایل خود را بنویسید تا کد با پیامک بیاید',
};

/** Says by what no code leaves now, and what is possible all the same (R71). Nothing where all is open. */
export function ClosedChannels({
  withEmail,
  accepted,
  wayOut,
}: {
  /** A mailbox serves as well, where mail leaves. */
  withEmail: boolean;
  accepted: Accepted;
  /** The form that needs no code. */
  wayOut: string | undefined;
}) {
  const sentence = sentenceOf(withEmail, accepted);
  if (!sentence) return null;
  // Where no form does without a code, the way out leads to the list of them all.
  const withoutCode = wayOut === pages.contact.path ? undefined : wayOut;
  return (
    <p class="notice notice-warn" role="status">
      {sentence}
      {withoutCode && (
        <>
          ؛ یا <a href={withoutCode}>بدون کد درخواست ثبت کنید</a>
        </>
      )}
      .
    </p>
  );
}

function sentenceOf(withEmail: boolean, { mobile, email }: Accepted): string | null {
  if (mobile) return withEmail && !email ? words.email : null;
  if (email) return words.mobileBesideEmail;
  return withEmail ? words.both : words.mobile;
}
