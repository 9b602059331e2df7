import type { ContactNow } from '#shared/contract/contact.ts';
import { type FiledAnswer, type ProofToCome, stateWords } from '#shared/contract/tickets.ts';
import type { BrokenRule } from '#shared/policies/decide.ts';
import type { Advice } from '#shared/quality/coach.ts';

const promise = { dueAt: Date.now(), text: 'شنبه ۷ آذر، ساعت ۱۲', late: false };

/** What the API says of a form before it is sent. */
export const sampleNow: ContactNow = {
  ...{ requestType: 'technical', department: 'فنی', promise, promiseRule: '۱ روز کاری' },
  ...{ signedIn: false, replyChannels: ['sms'], openTickets: [], urgentLeft: null },
  ...{ takesFiles: true, terms: null, codesReturnAt: { sms: null, email: null }, codesDown: [] },
  waiting: null,
};

/** A request that was taken, and the proof it waits for, if any. */
export const sampleFiled = (
  kind: ProofToCome['kind'] | null,
  change: Partial<ProofToCome> = {},
): FiledAnswer => {
  const state = kind ? 'unconfirmed' : 'waiting';
  return {
    ...{ code: '7K3M-X9QP-2RTW', state, department: 'فنی' },
    ...{ stateTitle: stateWords[state].title, next: stateWords[state].next },
    promise: kind ? null : promise,
    proof: kind && {
      ...{ kind, expiresInSeconds: 120, resendAfterSeconds: 45 },
      ...{ sent: true, isOptional: true, ...change },
    },
    hiddenCards: ['9993'],
  };
};

/** A rule that refuses and offers another form, and one that only says so. */
export const sampleRules: BrokenRule[] = [
  {
    ...{ policy: 'a', field: 'a', offer: 'other', refuse: true },
    say: 'مهلت هفت‌روزهٔ بازگشت این سفارش گذشته است.',
  },
  {
    ...{ policy: 'b', field: 'a', offer: null, refuse: false },
    say: 'بازگشت پول تا ۷۲ ساعت طول می‌کشد و هنوز این زمان نگذشته است.',
  },
];

/** Advice with a correction. */
export const sampleAdvice: Advice[] = [
  {
    ...{ rule: 'repeatedMarks', field: 'text', level: 'warn' },
    ...{ say: 'یک نشانه بس است.', fix: 'سفید است!' },
  },
];
