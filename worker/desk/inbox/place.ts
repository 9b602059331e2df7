import { Problem } from '../../foundation/problem.ts';
import type { Place } from './store-walk.ts';

const shape = /^(-?\d{1,16})\.(-?\d{1,16})\.([\w-]{0,64})$/;

/** A place as `after` carries it. */
export const writePlace = ({ a, b, id }: Place): string => `${a}.${b}.${id}`;

/** @throws Problem `bad_input` for what is no place. */
export function readPlace(text: string): Place {
  const [, a, b, id] = shape.exec(text) ?? [];
  if (a === undefined || b === undefined || id === undefined)
    throw new Problem('bad_input', { fields: { after: '' } });
  return { a: Number(a), b: Number(b), id };
}
