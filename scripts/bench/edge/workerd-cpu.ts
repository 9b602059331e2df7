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

/** Milliseconds of CPU that a process has taken so far, all its threads, user and system. */
export function cpuMs(pid: string): number {
  let nanoseconds = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`))
    try {
      nanoseconds += Number(
        readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0],
      );
    } catch {
      // A thread that has ended meanwhile.
    }
  return nanoseconds / 1e6;
}

/** Waits until a process computes nothing any more. */
export async function quiet(pid: string): Promise<void> {
  for (let before = -1; cpuMs(pid) - before > 0.3; ) {
    before = cpuMs(pid);
    await new Promise((wake) => setTimeout(wake, 15));
  }
}
