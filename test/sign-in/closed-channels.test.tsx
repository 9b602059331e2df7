import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { ApiFault } from '../../src/api/client.browser.ts';
import { readAddress } from '../../src/sign-in/address.ts';
import { ProofSteps } from '../../src/sign-in/proof-steps.browser.tsx';
import { closedBy } from '../../src/sign-in/spent.browser.ts';

type Channels = readonly ('sms' | 'email')[] | null;

const steps = (channels: Channels, withEmail = true, wayOut = '/contact/account/') =>
  renderToString(
    <ProofSteps
      ask={() => Promise.reject()}
      prove={() => Promise.reject()}
      onProven={() => {}}
      {...{ channels, withEmail, wayOut }}
    />,
  );
const labelOf = (html: string) => html.match(/<label[^>]*>([^<]*)/)?.[1]?.trim();
const noticeOf = (html: string) =>
  html
    .match(/<p class="notice notice-warn"[^>]*>(.*?)<\/p>/)?.[1]
    ?.replace(/<[^>]+>/g, '')
    .trim();

describe('the address that a code goes to', () => {
  it.each<[Channels, boolean, string | undefined, string | undefined]>([
    [null, true, 'شمارهٔ موبایل یا ایمیل', undefined],
    [['sms', 'email'], true, 'شمارهٔ موبایل یا ایمیل', undefined],
    [['sms', 'email'], false, 'شمارهٔ موبایل', undefined],
    [['sms'], false, 'شمارهٔ موبایل', undefined],
    [
      ['sms'],
      true,
      'شمارهٔ موبایل',
      'ایمیل در این لحظه ارسال نمی‌شود. شمارهٔ موبایل خود را بنویسید تا کد با پیامک بیاید؛ یا بدون کد درخواست ثبت کنید.',
    ],
    [
      ['email'],
      true,
      'ایمیل',
      'پیامک در این لحظه ارسال نمی‌شود. ایمیل خود را بنویسید تا کد با ایمیل بیاید؛ یا بدون کد درخواست ثبت کنید.',
    ],
    [
      ['email'],
      false,
      undefined,
      'پیامک در این لحظه ارسال نمی‌شود و کدی نمی‌آید. چند دقیقهٔ دیگر دوباره امتحان کنید؛ یا بدون کد درخواست ثبت کنید.',
    ],
    [
      [],
      true,
      undefined,
      'پیامک و ایمیل در این لحظه ارسال نمی‌شود و کدی نمی‌آید. چند دقیقهٔ دیگر دوباره امتحان کنید؛ یا بدون کد درخواست ثبت کنید.',
    ],
  ])('R71 is of a kind that is delivered: %s, mail in the settings: %s', (...row) => {
    const [channels, withEmail, label, notice] = row;
    const html = steps(channels, withEmail);
    expect(labelOf(html)).toBe(label);
    expect(noticeOf(html)).toBe(notice);
  });

  it('R71 no form without a code is named where there is none', () => {
    expect(noticeOf(steps([], true, '/contact/'))).not.toContain('بدون کد');
  });

  it('R71 is read as what is asked for', () => {
    const onlyMail = { mobile: false, email: true };
    expect(readAddress('', onlyMail)).toEqual({ fault: 'ایمیل خود را بنویسید.' });
    expect(readAddress('09121234567', onlyMail)).toHaveProperty('fault');
    expect(readAddress('sara@example.com', onlyMail)).toHaveProperty('address');
    expect(readAddress('sara@example.com', { mobile: true, email: false })).toHaveProperty('fault');
  });

  it('R71 a refusal for a channel that is down leads to the other one', () => {
    expect(closedBy(new ApiFault({ code: 'sms_paused', message: '' }))).toBe('mobile');
    expect(closedBy(new ApiFault({ code: 'email_paused', message: '' }))).toBe('email');
    expect(closedBy(new ApiFault({ code: 'email_spent', message: '' }))).toBe('email');
    expect(closedBy(new ApiFault({ code: 'code_wrong', message: '' }))).toBeNull();
  });
});
