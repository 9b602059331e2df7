import { useLayoutEffect, useState } from 'preact/hooks';

const signs: Readonly<Record<string, string>> = {
  ...{ Slash: '/', 'Shift+Slash': '?', Enter: '↵', Escape: 'Esc', Shift: '⇧' },
  ...{ ArrowUp: '↑', ArrowDown: '↓', Space: 'Space' },
};

/** What stands on the key caps of `Command.key`: «Ctrl K». */
function keyLabel(key: string, isApple = false): string {
  const known = signs[key];
  if (known) return known;
  return key
    .split('+')
    .map((part) => {
      if (part === 'Mod') return isApple ? '⌘' : 'Ctrl';
      return signs[part] ?? part.replace(/^(?:Key|Digit)/, '');
    })
    .join(' ');
}

/** The key of a command beside its title. */
export function CommandKey({ of }: { of: string }) {
  const [isApple, setIsApple] = useState(false);
  // Known after the first rendering, which must equal the built page.
  useLayoutEffect(() => setIsApple(/Mac|iPhone|iPad/.test(navigator.platform)), []);
  return <kbd dir="ltr">{keyLabel(of, isApple)}</kbd>;
}
