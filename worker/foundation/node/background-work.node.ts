import type { Log } from '../ports/log.ts';

/** Work that runs behind answers; the process waits for it before it ends. */
export function backgroundWork(log: Log) {
  const running = new Set<Promise<void>>();
  return {
    start(task: () => Promise<unknown>) {
      const one = task()
        .then(() => undefined)
        .catch((fault: unknown) => log.error('background_work_failed', fault))
        .finally(() => running.delete(one));
      running.add(one);
    },
    async finished() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
