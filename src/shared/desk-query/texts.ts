import type { OperatorField } from './operators.ts';

// Words of the search field of the desk, as agents type them.

/** What each operator is called; the first is written where one is picked, the others are understood. */
export const operatorNames: Readonly<Record<OperatorField, readonly [string, ...string[]]>> = {
  department: ['واحد'],
  assignee: ['مسئول', 'کارشناس'],
  state: ['وضعیت'],
  tag: ['برچسب'],
  type: ['نوع'],
  urgency: ['فوریت'],
  priority: ['اولویت'],
  agency: ['نمایندگی'],
  plan: ['طرح', 'پلن'],
  promise: ['مهلت'],
  from: ['از'],
  to: ['تا'],
};

/** Values that have a name of their own, by operator. */
export const valueNames: Partial<Record<OperatorField, Readonly<Record<string, string>>>> = {
  assignee: { me: 'من', none: 'هیچ‌کس' },
  state: { open: 'باز' },
  promise: { late: 'گذشته', soon: 'نزدیک', none: 'ندارد' },
  priority: { '2': 'خیلی زیاد', '1': 'زیاد', '0': 'عادی', '-1': 'کم' },
};

export const unknownOperator = (name: string, known: string) =>
  `«${name}» جزو فیلترها نیست. این فیلترها را می‌توانید بنویسید: ${known}.`;
export const unknownValue = (operator: string, value: string) =>
  `برای «${operator}» مقدار «${value}» پیدا نشد.`;
export const missingValue = (operator: string) => `پس از «${operator}:» مقدار آن را بنویسید.`;
export const unreadableDay = (operator: string) =>
  `تاریخ «${operator}:» را به شکل ۱۴۰۵/۰۸/۰۱ بنویسید.`;
