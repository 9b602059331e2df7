import type { SavedReply } from '#shared/contract/desk/replies.ts';
import * as texts from '../texts/replies.ts';

/** Who may use a reply, in words. */
export const sharingOf = ({ sharing, department }: Pick<SavedReply, 'sharing' | 'department'>) =>
  sharing === 'department'
    ? texts.sharedWithDepartment(department?.title ?? '')
    : texts.sharings[sharing];
