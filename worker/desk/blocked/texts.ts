export const blockedAlready = 'این شماره یا ایمیل از قبل مسدود است؛ آن را در فهرست جست‌وجو کنید.';
