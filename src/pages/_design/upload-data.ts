import type { UploadedFile } from '../../attachments/uploaded-file.browser.ts';
import type { Uploads } from '../../attachments/uploads.browser.ts';
import { nothing } from './handlers.ts';

/** A picture as small as can be. */
const preview =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'%3E%3Cpath fill='%23b4470f' d='M0 0h4v3H0z'/%3E%3C/svg%3E";

/** No file on its way. */
export const noUploads: Uploads = {
  ...{ uploads: [], previews: new Map(), fault: undefined, isBusy: false },
  ...{ add: nothing, retry: nothing, stop: nothing, remove: nothing },
};

/** A file that is being sent, and one that failed. */
export const someUploads: Uploads = {
  ...noUploads,
  previews: new Map([['1', preview]]),
  isBusy: true,
  uploads: [
    {
      key: 1,
      name: 'screenshot-of-the-empty-cart-page-1405-09-06.png',
      progress: 0.4,
      fault: null,
    },
    { key: 2, name: 'b.pdf', progress: null, fault: 'فایل ارسال نشد؛ دوباره امتحان کنید.' },
    { key: 3, name: 'c.exe', progress: null, fault: 'این نوع فایل را نمی‌پذیریم.', isRefused: true },
    { key: 4, name: 'photo.jpg', progress: 0.7, fault: null, preview },
  ],
};

/** Why more files are not taken. */
export const tooManyUploads: Uploads = {
  ...noUploads,
  fault: 'حداکثر ۵ فایل می‌توانید پیوست کنید.',
};

/** A file that has arrived. */
export const arrived: UploadedFile[] = [{ id: '1', name: 'receipt.jpg', byteCount: 120_000 }];
