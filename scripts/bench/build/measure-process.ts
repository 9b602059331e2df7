import { spawn } from 'node:child_process';

/** What one process cost. CPU counts its children as well. */
export interface Cost {
  wallSeconds: number;
  cpuSeconds: number;
  peakMiB: number;
}

/** Printed by the process itself as it ends: whoever started it cannot ask any more. */
const saysPeak =
  'data:text/javascript,process.on("exit",()=>process._rawDebug("PEAK_KIB",process.resourceUsage().maxRSS))';

/** The shell's own `times` counts whatever it waited for: its second line is of the children. */
const script = '"$@"; code=$?; times; exit $code';

/** Runs Node with these arguments to its end. @throws Error with what it printed, where it fails. */
export async function measureProcess(
  argv: readonly string[],
  { cwd, env = process.env }: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<Cost> {
  const started = performance.now();
  const words = ['-c', script, 'sh', process.execPath, '--import', saysPeak, ...argv];
  const child = spawn('sh', words, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  const hear = (chunk: Buffer) => {
    printed += chunk.toString();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(printed);
  const wallSeconds = (performance.now() - started) / 1000;
  const times = [...printed.matchAll(/^(\d+)m([\d.]+)s (\d+)m([\d.]+)s$/gm)].at(-1) ?? [];
  const [userMinutes = 0, user = 0, systemMinutes = 0, system = 0] = times.slice(1).map(Number);
  const peaks = [...printed.matchAll(/PEAK_KIB (\d+)/g)].map(([, peak]) => Number(peak));
  return {
    wallSeconds,
    cpuSeconds: 60 * (userMinutes + systemMinutes) + user + system,
    peakMiB: Math.max(...peaks) / 1024,
  };
}
