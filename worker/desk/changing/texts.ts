// What is wrong in what an agent sent.

export const chooseType = 'یکی از نوع‌های درخواست را انتخاب کنید.';
