import { useEffect, useState } from 'preact/hooks';

type Spell = (written: string) => string | null;

const latinWord = /[a-z]{2}/i;

/** Writes Finglish in Persian letters; undefined until a text has Latin letters and its lists of words have come. */
export function useSpelling(text: string): Spell | undefined {
  const [spell, setSpell] = useState<Spell>();
  const isNeeded = latinWord.test(text);
  useEffect(() => {
    if (!isNeeded || spell) return;
    // Without it the form advises in general words.
    void import('#shared/quality/persian-spelling.ts').then(
      ({ persianSpelling }) => setSpell(() => persianSpelling),
      () => undefined,
    );
  }, [isNeeded, spell]);
  return spell;
}
