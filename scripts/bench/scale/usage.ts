import { readdirSync, readFileSync } from 'node:fs';

/** CPU time of all threads of a process so far, in ms, to the microsecond; and how long they waited for a core. Linux. */
export function cpuOf(pid: number): { usedMs: number; waitedMs: number } {
  let [used, waited] = [0, 0];
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    const [ran = 0, waitedForCore = 0] = readTask(pid, task).split(' ').map(Number);
    used += ran;
    waited += waitedForCore;
  }
  return { usedMs: used / 1e6, waitedMs: waited / 1e6 };
}

function readTask(pid: number, task: string): string {
  try {
    return readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8');
  } catch {
    // A thread that has ended meanwhile.
    return '0 0';
  }
}

/** Memory of a process now and at most so far, in MiB. Linux. */
export function memoryOf(pid: number): { rssMiB: number; peakMiB: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const mib = (name: string) =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
  return { rssMiB: mib('VmRSS'), peakMiB: mib('VmHWM') };
}
