import type { ContactNow } from '#shared/contract/contact.ts';
import { nameDepartment } from '#shared/persian/department-name.ts';
import { promise } from './texts/promise.ts';

/** What is promised to whoever sends the form now, in pieces; `mark` makes the piece that is to be seen first. */
export const promiseLine = <Piece>(
  now: Pick<ContactNow, 'department' | 'promise'>,
  mark: (text: string) => Piece,
): (Piece | string)[] => promise(nameDepartment(now.department), now.promise.text, mark);
