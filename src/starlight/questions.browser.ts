/** What stands behind `#`; nothing where it is no text. */
function nameInAddress(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
}

// The address of a question opens it, also in browsers that only scroll there.
function openNamedQuestion() {
  const name = nameInAddress();
  const question = name && document.getElementById(name)?.closest('details');
  if (!question) return;
  question.open = true;
  question.scrollIntoView();
}

/** Questions that are open only for a print, in browsers that print folded ones without their answers. */
const printed = new Set<HTMLDetailsElement>();

addEventListener('beforeprint', () => {
  for (const question of document.querySelectorAll<HTMLDetailsElement>('.question:not([open])')) {
    printed.add(question);
    question.open = true;
  }
});

addEventListener('afterprint', () => {
  for (const question of printed) question.open = false;
  printed.clear();
});

openNamedQuestion();
addEventListener('hashchange', openNamedQuestion);

document.addEventListener(
  'toggle',
  ({ target }) => {
    if (!(target instanceof HTMLDetailsElement) || !target.open || printed.has(target)) return;
    const anchor = target.querySelector('.answer')?.id;
    if (anchor) history.replaceState(history.state, '', `#${anchor}`);
  },
  true,
);

export {};
