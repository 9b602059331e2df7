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

/** What requests are called that are not closed, whatever their state: a value of `state`. */
export const openName = 'درخواست‌های باز';

/** Names of values that no settings have, by operator and id; the first is the word of the filters. */
export const valueNames: Partial<
  Record<OperatorField, Readonly<Record<string, readonly string[]>>>
> = {
  assignee: { me: ['خودم', 'من'], none: ['بدون مسئول', 'هیچ‌کس'] },
  state: { open: [openName, 'باز'] },
  promise: { late: ['گذشته'], soon: ['نزدیک'], none: ['بدون مهلت', 'ندارد'] },
  priority: {
    '2': ['بسیار مهم', 'خیلی زیاد'],
    '1': ['مهم', 'زیاد'],
    '0': ['معمولی', 'عادی'],
    '-1': ['کم‌اهمیت', 'کم'],
  },
};
