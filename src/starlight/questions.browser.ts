// The address of a question opens it, also in browsers that only scroll there.
function openNamedQuestion() {
  const name = decodeURIComponent(location.hash.slice(1));
  const question = name && document.getElementById(name)?.closest('details');
  if (!question) return;
  question.open = true;
  question.scrollIntoView();
}

openNamedQuestion();
addEventListener('hashchange', openNamedQuestion);

document.addEventListener(
  'toggle',
  ({ target }) => {
    if (!(target instanceof HTMLDetailsElement) || !target.open) return;
    const anchor = target.querySelector('.answer')?.id;
    if (anchor) history.replaceState(history.state, '', `#${anchor}`);
  },
  true,
);

export {};
