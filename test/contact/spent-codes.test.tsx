import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { ApiFault } from '../../src/api/client.browser.ts';
import { initialState } from '../../src/contact/contact-form-state.ts';
import { NoCodes } from '../../src/contact/no-codes.browser.tsx';
import { sampleNow } from '../../src/pages/_design/contact-data.ts';
import { spentOf } from '../../src/sign-in/spent.browser.ts';
import { WaysOn } from '../../src/sign-in/spent-codes.browser.tsx';

const textOf = (html: string) => html.replace(/<[^>]+>/g, '').trim();

const recipient = {
  isGuest: true,
  known: null,
  channels: ['sms', 'email'] as const,
  channel: 'sms' as const,
  addresses: ['mobile'] as const,
};

const formSays = (codesReturnAt: typeof sampleNow.codesReturnAt, given: object = {}) =>
  textOf(
    renderToString(
      <NoCodes
        control={{
          now: { ...sampleNow, codesReturnAt },
          recipient: { ...recipient, ...given },
          state: initialState,
        }}
        wayOut="/contact/account/"
      />,
    ),
  );

it('R64 the form names the ways that are open where its code would not be sent', () => {
  expect(formSays({ sms: null, email: null })).toBe('');
  expect(formSays({ sms: 1, email: null })).toBe(
    'پیامک تا ساعت ۱۲ امشب ارسال نمی‌شود و کد تأیید با پیامک نمی‌آید. در پایین «ایمیل» را انتخاب کنید؛ یا بدون کد درخواست ثبت کنید.',
  );
  expect(formSays({ sms: 1, email: 1 })).toBe(
    'پیامک تا ساعت ۱۲ امشب ارسال نمی‌شود و کد تأیید با پیامک نمی‌آید. بدون کد درخواست ثبت کنید.',
  );
  expect(formSays({ sms: 1, email: null }, { channel: 'email' })).toBe('');
  expect(formSays({ sms: 1, email: null }, { isGuest: false })).toBe('');
});

it('R71 the form says where no code leaves by the one way that is left', () => {
  const now = { ...sampleNow, codesDown: ['sms', 'email'] as const };
  const control = { now, recipient, state: initialState };
  expect(textOf(renderToString(<NoCodes control={control} wayOut="/contact/account/" />))).toBe(
    'پیامک در این لحظه ارسال نمی‌شود و کد تأیید با پیامک نمی‌آید. بدون کد درخواست ثبت کنید.',
  );
});

it('R64 sign-in names the other address, and a form only where one does without a code', () => {
  const says = (wayOut: string, hasOther: boolean) =>
    textOf(renderToString(<WaysOn spent="mobile" hasOther={hasOther} wayOut={wayOut} />));
  expect(spentOf(new ApiFault({ code: 'sms_spent', message: '' }))).toBe('mobile');
  expect(spentOf(new ApiFault({ code: 'email_spent', message: '' }))).toBe('email');
  expect(spentOf(new ApiFault({ code: 'too_many_requests', message: '' }))).toBeNull();
  expect(says('/contact/account/', true)).toBe(
    'به‌جای شماره، ایمیل خود را بنویسید تا کد با ایمیل بیاید؛ یا بدون کد درخواست ثبت کنید.',
  );
  expect(says('/contact/', true)).toBe('به‌جای شماره، ایمیل خود را بنویسید تا کد با ایمیل بیاید.');
  expect(says('/contact/', false)).toBe('');
});
