import { readdirSync, readFileSync } from 'node:fs';

/** Processes of workerd that this process has started. */
export const workerdProcesses = (): string[] =>
  readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return stat.includes('(workerd)') && parentOf(stat) === process.pid;
    } catch {
      return false;
    }
  });

/** The name of a process may hold spaces and brackets; what follows its last bracket does not. */
const parentOf = (stat: string) => Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);

/**
 * Milliseconds of CPU that the main thread of a process has taken so far, user and system: isolates run
 * there. Threads that compile and collect garbage beside it are no isolate's CPU on Cloudflare either.
 */
export const cpuMs = (pid: string): number =>
  Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;

/** Waits until a process computes nothing any more. */
export async function quiet(pid: string): Promise<void> {
  for (let before = -1; cpuMs(pid) - before > 0.3; ) {
    before = cpuMs(pid);
    await new Promise((wake) => setTimeout(wake, 15));
  }
}
