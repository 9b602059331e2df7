/** What an operator narrows down; the names of the filters of `inboxQuery`. */
export const operatorFields = [
  ...(['department', 'assignee', 'state', 'tag', 'type', 'urgency'] as const),
  ...(['priority', 'agency', 'plan', 'promise', 'from', 'to'] as const),
] as const;
/** One of `operatorFields`. */
export type OperatorField = (typeof operatorFields)[number];

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
