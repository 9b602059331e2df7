import { availableParallelism } from 'node:os';
import { goalsMs } from './cases.ts';
import type { Measured } from './measure.ts';
import type { RunResult } from './run-bench.ts';

const stallGoalMs = 50;
const rssGoalMiB = 180;
const startGoalMs = 2_000;

const ms = (value: number) => value.toFixed(value < 10 ? 1 : 0);
const misses = (value: number, goal: number | null) => goal !== null && value > goal;
const judged = (value: string, isMissed: boolean) => (isMissed ? `${value}!` : value);

const stall = (value: number | null) =>
  value === null ? '' : judged(ms(value), value > stallGoalMs);

/** A run as lines of text: each figure that misses its goal has an exclamation mark. */
export function printedRun(run: RunResult): string {
  const { plan, load, bare, exported, quiet } = run;
  const goals = new Map<string, number | null>(Object.entries(goalsMs));
  const row = ({ group, name, count, ...one }: Measured) => {
    const goal = goals.get(group) ?? null;
    return [
      ...[group, name, String(count), ms(one.p50Ms)],
      ...[judged(ms(one.p95Ms), misses(one.p95Ms, goal)), goal === null ? '' : String(goal)],
      ...[ms(one.cpuP50Ms), judged(ms(one.cpuP95Ms), misses(one.cpuP95Ms, goal))],
      `${(one.cpuP50Ms / bare.cpuP50Ms).toFixed(1)}×`,
      ...[stall(one.stallMs), stall(one.stallCpuMs)],
    ];
  };
  const head = 'group|what|count|p50|p95|goal|CPU p50|CPU p95|of a bare read|stall|its CPU'.split(
    '|',
  );
  return [
    `${plan.tickets} tickets, seed ${plan.seed}; load ${load.before.toFixed(1)} to ${load.after.toFixed(1)} on ` +
      `${availableParallelism()} cores, ${Math.round(100 * load.waitedForCoreShare)} % of its time the server waited for one`,
    `A bare read: p50 ${ms(bare.p50Ms)}, p95 ${ms(bare.p95Ms)}, CPU p50 ${bare.cpuP50Ms.toFixed(2)}`,
    'All in ms. A stall is the longest wait of a poll beside it, its CPU the most that the server spent meanwhile; the goal is 50.',
    '',
    ...table([head, ...run.measured.map(row)]),
    '',
    `Start to listening: ${judged(ms(run.listeningMs), run.listeningMs > startGoalMs)} (goal ${startGoalMs})`,
    `Table: ${exported.rows} rows, ${exported.rowsPerSecond}/s, CPU ${ms(exported.cpuMsPerThousand)} of 1,000, ` +
      `${exported.rssBeforeMiB} to ${exported.rssMostMiB} MiB, stall ` +
      `${stall(run.stallOfExport.longestMs)}, its CPU ${stall(run.stallOfExport.mostCpuMs)}`,
    `Backup, read back: ${(run.backupMs / 1_000).toFixed(1)} s, stall ${stall(run.stallOfBackup.longestMs)}, its CPU ` +
      stall(run.stallOfBackup.mostCpuMs),
    `Timer alone, ${plan.quietSeconds} s: ${quiet.count} polls, p95 ${ms(quiet.p95Ms)}, longest ` +
      `${stall(quiet.longestMs)}, its CPU ${stall(quiet.mostCpuMs)}`,
    `Memory: ${run.rssIdleMiB} MiB idle, ${judged(String(run.rssEndMiB), run.rssEndMiB > rssGoalMiB)} at the end, ` +
      `${run.rssPeakMiB} at most (goal ${rssGoalMiB})`,
    '',
    `Plans of ${run.statements} statements; scans and sorts of what grows:`,
    ...(run.doubtful.length === 0 ? ['none'] : []),
    ...run.doubtful.flatMap(({ name, sql, doubts }) => [
      `- ${name}: ${doubts.join('; ')}`,
      `  ${sql.slice(0, 200)}`,
    ]),
  ].join('\n');
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
