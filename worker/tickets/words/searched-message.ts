import type { Database } from '../../foundation/database/database.ts';
import { addMessage, type NewMessage } from '../store.ts';
import { foldWords } from './fold-words.ts';
import { addWords } from './store-words.ts';

/**
 * Adds an entry to a thread, behind its ticket in the same batch, and lets the ticket be found by its words and by those
 * of `texts`. Everything that is written in threads goes through here.
 */
export const addSearchedMessage = (
  db: Database,
  message: NewMessage,
  texts: readonly string[] = [],
) => [addMessage(db, message), addWords(db, message.ticketId, foldWords([...texts, message.text]))];
