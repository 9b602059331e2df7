import { useLayoutEffect, useState } from 'preact/hooks';

/** Whether a media query holds; false while the page is built. */
export function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(false);
  useLayoutEffect(() => {
    const media = matchMedia(query);
    const read = () => setHolds(media.matches);
    read();
    media.addEventListener('change', read);
    return () => media.removeEventListener('change', read);
  }, [query]);
  return holds;
}
