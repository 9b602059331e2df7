import { useEffect, useState } from 'preact/hooks';
import type { formalHints } from '#shared/quality/formal-hints.ts';
import type { Quality } from '#shared/settings/quality.ts';

type Hints = typeof formalHints;

const none: Hints = () => [];

/** What hints at formal words. Only forms whose settings ask for them load the lists of words. */
export function useFormalHints({ formalLanguage }: Quality): Hints {
  const [hints, setHints] = useState<{ by: Hints }>({ by: none });
  useEffect(() => {
    if (formalLanguage !== 'warn') return;
    import('#shared/quality/formal-hints.ts').then(
      (code) => setHints({ by: code.formalHints }),
      // Hints stop nobody.
      () => {},
    );
  }, [formalLanguage]);
  return hints.by;
}
