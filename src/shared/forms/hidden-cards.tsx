import { Fragment } from 'preact';
import { hiddenCardsWords, showHiddenCard } from '../fields/hidden-cards.ts';

/** Says that cards were masked in what a person wrote, and which; nothing where none were. */
export function HiddenCards({ lastFours = [] }: { lastFours?: readonly string[] | undefined }) {
  if (lastFours.length === 0) return null;
  return (
    <p class="hint hidden-cards">
      {hiddenCardsWords}:{' '}
      {lastFours.map((one, at) => (
        <Fragment key={one}>
          {at > 0 && '، '}
          <bdi dir="ltr">{showHiddenCard(one)}</bdi>
        </Fragment>
      ))}
    </p>
  );
}
