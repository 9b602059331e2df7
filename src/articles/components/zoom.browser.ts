import { closePicture } from '../texts.ts';

// A picture of an article opens large, above the page. Without this script its link leads to the file.

/** Opens what a link around a picture shows; a modal dialog keeps the focus in it and gives it back when it closes. */
function openPicture(link: HTMLAnchorElement, picture: HTMLImageElement) {
  const dialog = document.createElement('dialog');
  dialog.className = 'zoomed';
  dialog.setAttribute('aria-label', picture.alt);
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'zoomed-close';
  close.setAttribute('aria-label', closePicture);
  close.textContent = '×';
  const large = new Image();
  large.alt = picture.alt;
  large.src = link.href;
  dialog.append(close, large);
  dialog.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    dialog.remove();
    link.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}

document.addEventListener('click', (event) => {
  const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey);
  const link = event.target instanceof Element ? event.target.closest('a.zoom') : null;
  const picture = link?.querySelector('img');
  if (!isPlain || !(link instanceof HTMLAnchorElement) || !picture) return;
  if (typeof HTMLDialogElement === 'undefined') return;
  event.preventDefault();
  openPicture(link, picture);
});
