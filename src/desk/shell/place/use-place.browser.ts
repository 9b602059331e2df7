import { useEffect, useState } from 'preact/hooks';
import { addressOf, type Place, placeIn } from './place.ts';

/** Goes to another place without loading a page; `replace` leaves no step for Back. */
export type Go = (next: Partial<Place>, how?: { replace?: boolean }) => void;

/** What is open, by the address, and what changes both. Back and Forward of the browser work. */
export function usePlace(): [Place, Go] {
  const [place, setPlace] = useState(placeNow);
  useEffect(() => {
    const follow = () => setPlace(placeNow());
    // The address that a page had before becomes that which it has now.
    if (placeNow().open.kind === 'admin') history.replaceState(null, '', addressOf(placeNow()));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const go: Go = (next, { replace = false } = {}) => {
    const target = { ...placeNow(), ...next };
    const address = addressOf(target);
    const isSame = address === location.pathname + location.search;
    if (replace || isSame) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    setPlace(target);
  };
  return [place, go];
}

/** The list where no page is open yet: while the site is built. */
const placeNow = () =>
  typeof location === 'undefined' ? placeIn({ pathname: '', search: '' }) : placeIn(location);
