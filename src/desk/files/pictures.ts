import type { DeskAttachment, DeskMessage } from '#shared/contract/desk/thread.ts';

/** Whether a file is shown as a picture; the API answers the type that its content has. */
export const isPicture = ({ type, removed }: Pick<DeskAttachment, 'type' | 'removed'>): boolean =>
  type.startsWith('image/') && !removed;

/** All pictures of a thread, in its order. */
export const picturesOf = (messages: readonly DeskMessage[]): DeskAttachment[] =>
  messages.flatMap(({ attachments }) => attachments.filter(isPicture));
