// Faults of a line in a list of customers.

export const noMobile = (typed: string) => `«${typed}» شمارهٔ موبایل ایران نیست.`;
export const mobileTwice = (line: string) => `این شماره در سطر ${line} هم آمده است.`;
export const unknownPlan = (plan: string) => `طرح «${plan}» در settings.json نیست.`;
export const unknownAgency = (agency: string) => `نمایندگی «${agency}» در settings.json نیست.`;
export const nameTooLong = 'نام بیش از ۲۰۰ حرف است.';
