import { utimes } from 'node:fs/promises';

const markEveryMs = 60 * 60_000;

/**
 * Notes in the time stamp of a build's folder, now and each hour, that a server serves it: publishing
 * removes builds that nobody used for days. Ends with the function that it answers.
 */
export function markInUse(build: string): () => void {
  const mark = () => {
    const now = new Date();
    // Another user's folder cannot be marked; it stays for the days that each build is kept anyway.
    utimes(build, now, now).catch(() => {});
  };
  mark();
  const timer = setInterval(mark, markEveryMs).unref();
  return () => clearInterval(timer);
}
