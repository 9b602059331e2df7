import type { PresenceAnswer } from '#shared/contract/desk/presence.ts';
import * as texts from '../texts/presence.ts';

/** «علی دارد پاسخ می‌نویسد»: what colleagues do with the same request now; an empty line, which is read out, where none is there. */
export const PresenceLine = ({ presence }: { presence: PresenceAnswer | null }) => (
  <p class="desk-presence" role="status">
    {presence && sentenceOf(presence)}
  </p>
);

function sentenceOf({ present, held }: PresenceAnswer): string {
  const writing = present.filter(({ isWriting }) => isWriting).map(({ name }) => name);
  const here = present.filter(({ isWriting }) => !isWriting).map(({ name }) => name);
  const names = here.join(texts.separator);
  return [
    ...(held ? [texts.onItsWay[held.kind](held.by)] : []),
    ...writing.map(texts.isWriting),
    ...(here.length === 1 ? [texts.isHere(names)] : []),
    ...(here.length > 1 ? [texts.areHere(names)] : []),
  ].join('؛ ');
}
