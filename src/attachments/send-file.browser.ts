import { answerOf, api } from '../api/client.browser.ts';
import { formToken, uploadFile } from '../api/upload.browser.ts';
import { redrawPicture } from './redraw-picture.browser.ts';
import { sendWhenFree } from './send-when-free.browser.ts';

export { redrawPicture, sendWhenFree, uploadFile };

/** Deletes a file at the server. @throws ApiFault */
export const deleteUpload = (id: string, token: string) =>
  answerOf(api.attachments[':id'].$delete({ param: { id } }, { headers: { [formToken]: token } }));
