import type { MessageAuthor } from '../contract/tickets.ts';
import { LinkedText } from './linked-text.tsx';
import { MarkedUpText } from './marked-up-text.tsx';

/** A message as it is read everywhere but in transcripts: agents mark up what they write, customers just write. */
export const MessageText = ({ author, text }: { author: MessageAuthor; text: string }) =>
  author === 'agent' ? <MarkedUpText text={text} /> : <LinkedText text={text} />;
