import { describe, expect, test } from 'vitest';
import type { SessionAnswer } from '#shared/contract/sign-in.ts';
import {
  type ContactFormEvent,
  initialState,
  reduceForm,
} from '../../src/contact/contact-form-state.ts';
import { recipientOf, typedAddress } from '../../src/contact/recipient.ts';

const stateAfter = (...events: ContactFormEvent[]) => events.reduce(reduceForm, initialState);
const request = {
  answer: {
    code: '7K3M-X9QP-2RTW',
    state: 'waiting',
    stateTitle: '',
    next: '',
    department: 'فنی',
    promise: null,
    proof: null,
  },
  address: null,
  proven: true,
  readAt: 0,
} as const;

describe('the state of a contact form', () => {
  test('drops the fault of an input as soon as it is changed, and keeps the others', () => {
    const faults = { title: 'عنوان لازم است.', text: 'شرح لازم است.' };
    const state = stateAfter({ kind: 'checked', faults }, { kind: 'changed', name: 'title' });
    expect(state.faults).toEqual({ text: 'شرح لازم است.' });
  });

  test('judges an input when it is left, and takes the fault back when it is mended', () => {
    const left = stateAfter({ kind: 'left', name: 'email', fault: 'نشانی کامل نیست.' });
    expect(left).toMatchObject({ faults: { email: 'نشانی کامل نیست.' } });
    expect(left.visited.has('email')).toBe(true);
    expect(reduceForm(left, { kind: 'left', name: 'email', fault: null }).faults).toEqual({});
    const unjudged = reduceForm(left, { kind: 'left', name: 'email' });
    expect(unjudged.faults).toEqual({ email: 'نشانی کامل نیست.' });
  });

  test('names in its summary what a try to send failed for, and nothing that was only left', () => {
    const left = stateAfter({ kind: 'left', name: 'email', fault: 'نشانی کامل نیست.' });
    expect(left.summary).toEqual({});
    const faults = { email: 'نشانی کامل نیست.', text: 'شرح لازم است.' };
    const checked = reduceForm(left, { kind: 'checked', faults });
    expect(checked.summary).toEqual(faults);
    const changed = reduceForm(checked, { kind: 'changed', name: 'email' });
    expect(changed.summary).toEqual({ text: 'شرح لازم است.' });
    const leftAgain = reduceForm(changed, { kind: 'left', name: 'email', fault: faults.email });
    expect(leftAgain).toMatchObject({ faults, summary: { text: 'شرح لازم است.' } });
  });

  test('takes back that a file is on its way once none is, and no other sentence', () => {
    const delayed = stateAfter({ kind: 'delayed', message: 'یک فایل هنوز در حال بارگذاری است.' });
    expect(delayed.message).not.toBeNull();
    expect(reduceForm(delayed, { kind: 'files-ended' }).message).toBeNull();
    const failed = stateAfter({
      kind: 'failed',
      message: 'پاسخی از سرور نرسید.',
      faults: {},
      isKeyReused: false,
    });
    expect(reduceForm(failed, { kind: 'files-ended' })).toEqual(failed);
  });

  test('ends sending with a fault, a similar ticket or a tracking code', () => {
    const sending = stateAfter({ kind: 'sending' });
    const failed = reduceForm(sending, {
      kind: 'failed',
      message: 'پاسخی از سرور نرسید.',
      faults: {},
      isKeyReused: true,
    });
    expect(failed).toMatchObject({ isSending: false, isKeyReused: true });
    expect(reduceForm(failed, { kind: 'checked', faults: {} })).toMatchObject({
      message: null,
      isKeyReused: false,
    });
    const ticket = { code: '7K3M-X9QP-2RTW', title: 'پول نیامده' };
    const similar = reduceForm(sending, { kind: 'similar-found', ticket });
    expect(similar).toMatchObject({ isSending: false, similarTicket: ticket });
    expect(reduceForm(similar, { kind: 'similar-dismissed' }).similarTicket).toBeNull();
    const done = reduceForm(sending, { kind: 'submitted', request });
    expect(done).toMatchObject({ isSending: false, submitted: request });
    expect(reduceForm(done, { kind: 'begun-anew' }).submitted).toBeNull();
  });

  test('begins anew without the similar ticket of the request before', () => {
    const ticket = { code: '7K3M-X9QP-2RTW', title: 'پول نیامده' };
    const done = stateAfter({ kind: 'similar-found', ticket }, { kind: 'submitted', request });
    expect(reduceForm(done, { kind: 'begun-anew' })).toEqual(initialState);
  });

  test('opens one calendar at a time', () => {
    const open = stateAfter({ kind: 'date-toggled', field: 'paid-on' });
    expect(open.openDate).toBe('paid-on');
    expect(reduceForm(open, { kind: 'date-toggled', field: 'sent-on' }).openDate).toBe('sent-on');
    expect(reduceForm(open, { kind: 'date-toggled', field: 'paid-on' }).openDate).toBeNull();
    expect(reduceForm(open, { kind: 'date-closed' }).openDate).toBeNull();
  });
});

describe('the recipient of an answer', () => {
  const form = { replyChannels: ['thread', 'email', 'sms', 'sms_and_email'] } as const;
  const guest = { now: null, session: null };

  test('has no thread of its own as a guest, and gives the address of the channel', () => {
    expect(recipientOf(form, {}, guest)).toMatchObject({
      isGuest: true,
      channels: ['email', 'sms'],
      channel: 'email',
      addresses: ['email'],
      known: null,
    });
    expect(recipientOf(form, { replyChannel: 'sms' }, guest).addresses).toEqual(['mobile']);
    expect(recipientOf(form, { replyChannel: 'thread' }, guest).channel).toBe('email');
  });

  test('types no address when signed in, and sees the proven ones alone', () => {
    const session: SessionAnswer = {
      signedIn: true,
      name: null,
      plan: null,
      identities: [
        { kind: 'mobile', masked: '0912…67', proven: true },
        { kind: 'mobile', masked: '0935…11', proven: true },
        { kind: 'email', masked: 's…@example.com', proven: false },
      ],
      freshProof: false,
    };
    const known = recipientOf(form, {}, { now: null, session: structuredClone(session) });
    expect(known).toMatchObject({ isGuest: false, channel: 'thread', addresses: [] });
    expect(known.known).toEqual({ mobile: '0912…67' });
  });

  test('is proven by the first address that was asked for', () => {
    const typed = { mobile: '0912', email: 'a@example.com' };
    expect(typedAddress(typed, ['email'])).toEqual({ email: 'a@example.com' });
    expect(typedAddress(typed, ['mobile', 'email'])).toEqual({ mobile: '0912' });
    expect([typedAddress({}, ['mobile']), typedAddress(typed, [])]).toEqual([null, null]);
  });
});
