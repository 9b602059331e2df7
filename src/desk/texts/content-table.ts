// Columns of the exported tables of what editors read.

export const article = 'مقاله';
export const address = 'نشانی';
export const question = 'پرسش';
export const times = 'تعداد';
export const week = 'هفته';
export const helped = 'کمک کرد';
export const didNotHelp = 'کمک نکرد';
export const comment = 'نظر';
export const day = 'روز';
export const checkedOn = 'آخرین بررسی';
