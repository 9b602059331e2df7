// What is wrong in a query that an agent typed.

export const unknownOperator = (name: string, known: string) =>
  `«${name}» جزو فیلترها نیست. این فیلترها را می‌توانید بنویسید: ${known}.`;
export const unknownValue = (operator: string, value: string) =>
  `برای «${operator}» مقدار «${value}» پیدا نشد.`;
export const missingValue = (operator: string) => `پس از «${operator}:» مقدار آن را بنویسید.`;
export const unreadableDay = (operator: string) =>
  `تاریخ «${operator}:» را به شکل ۱۴۰۵/۰۸/۰۱ بنویسید.`;
