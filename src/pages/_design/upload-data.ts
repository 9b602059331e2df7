import type { UploadedFile } from '../../attachments/uploaded-file.browser.ts';
import type { Uploads } from '../../attachments/uploads.browser.ts';
import { nothing } from './handlers.ts';

/** No file on its way. */
export const noUploads: Uploads = {
  ...{ uploads: [], fault: undefined, isBusy: false },
  ...{ add: nothing, retry: nothing, stop: nothing, remove: nothing },
};

/** A file that is being sent, and one that failed. */
export const someUploads: Uploads = {
  ...noUploads,
  isBusy: true,
  uploads: [
    {
      key: 1,
      name: 'screenshot-of-the-empty-cart-page-1405-09-06.png',
      progress: 0.4,
      fault: null,
    },
    { key: 2, name: 'b.pdf', progress: null, fault: 'این فایل بزرگ است.' },
  ],
};

/** Why more files are not taken. */
export const tooManyUploads: Uploads = {
  ...noUploads,
  fault: 'حداکثر ۵ فایل می‌توانید پیوست کنید.',
};

/** A file that has arrived. */
export const arrived: UploadedFile[] = [{ id: '1', name: 'receipt.jpg', byteCount: 120_000 }];
