/** Runs `task` for 0 … `count` - 1, at most `width` at once; ends early once it answers `false`. */
export async function inParallel(
  count: number,
  width: number,
  task: (at: number) => Promise<unknown>,
): Promise<void> {
  let at = 0;
  let isOver = false;
  const work = async () => {
    while (at < count && !isOver) {
      const own = at;
      at += 1;
      if ((await task(own)) === false) isOver = true;
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, count) }, work));
}
