// Search, in the list below its box and on the page of results.

export const searchGuide = 'جست‌وجو در راهنما';
export const popular = 'پرسش‌های پرتکرار';
export const askAgent = 'از کارشناس بپرسید';
