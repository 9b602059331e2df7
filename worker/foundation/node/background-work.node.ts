import type { Log } from '../ports/log.ts';

/** Work that runs behind answers; the process waits for it before it ends. */
export function backgroundWork(log: Log) {
  const running = new Set<Promise<void>>();
  const waiting = new Set<NodeJS.Timeout>();
  let isEnding = false;
  const start = (task: () => Promise<unknown>) => {
    const one = task()
      .then(() => undefined)
      .catch((fault: unknown) => log.error('background_work_failed', fault))
      .finally(() => running.delete(one));
    running.add(one);
  };
  return {
    start,
    /** Starts the task in so many ms, if the process still runs then: nothing waits for that. */
    startLater(ms: number, task: () => Promise<unknown>) {
      if (isEnding) return;
      const timer = setTimeout(() => {
        waiting.delete(timer);
        start(task);
      }, ms).unref();
      waiting.add(timer);
    },
    /** What was to start later never does, nor what is asked for from now on. */
    forgetLater() {
      isEnding = true;
      for (const timer of waiting) clearTimeout(timer);
      waiting.clear();
    },
    async finished() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
