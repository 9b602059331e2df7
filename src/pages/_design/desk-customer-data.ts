import type { KnownCustomer } from '../../desk/customer/use-customer-card.browser.ts';

const now = Date.UTC(2026, 10, 28, 8);
const day = 86_400_000;

/** A customer with requests of two states, one of them rated, and a note of a colleague. */
export const sampleCustomer: KnownCustomer = {
  now,
  since: now - 900 * day,
  requests: [
    {
      ...{ code: '7K3M-X9QP-2RTW', title: 'کد تخفیف اعمال نشد', state: 'closed' },
      ...{ stateTitle: 'بسته', department: 'مالی', rating: 4 },
      ...{ createdAt: now - 30 * day, updatedAt: now - 28 * day },
    },
    {
      ...{ code: '7K3M-X9QP-2RTX', title: 'بازگشت کالای آسیب‌دیده', state: 'in_review' },
      ...{ stateTitle: 'خوانده شد، در حال بررسی', department: 'مرجوعی و گارانتی', rating: null },
      ...{ createdAt: now - 3 * day, updatedAt: now - day },
    },
  ],
  joined: [],
  next: 'next',
  totals: { within: 12, elsewhere: 2, rated: 3, averageRating: 4.33 },
  notes: [
    {
      ...{ id: '1', code: '7K3M-X9QP-2RTW', by: 'علی رضایی', at: now - 28 * day },
      text: 'کد را با اعتبار ده روزه دوباره فعال کردم.',
    },
  ],
};
