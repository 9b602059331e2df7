// Frame.

export const needsScript = 'میز پشتیبانی به جاوااسکریپت نیاز دارد. آن را در مرورگر خود فعال کنید.';
export const opening = 'در حال باز کردن میز پشتیبانی…';
export const retry = 'تلاش دوباره';
export const signOut = 'خروج';
