/** Less is the tremble of a thumb. */
const leastPx = 8;

const header = document.querySelector('.site-header');
let lastPx = scrollY;

/** Takes the header away while somebody reads on, and brings it back once they scroll up. */
function followScroll() {
  const nowPx = scrollY;
  if (Math.abs(nowPx - lastPx) < leastPx) return;
  header?.toggleAttribute('data-away', nowPx > lastPx && nowPx > 2 * header.clientHeight);
  lastPx = nowPx;
}

addEventListener('scroll', followScroll, { passive: true });

export {};
