import type { Experience } from './honest-people.ts';
import type { Result } from './play.ts';

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const counts = (values: readonly string[]) =>
  [...new Set(values)]
    .map((value) => `${values.filter((other) => other === value).length} ${value}`)
    .join(', ');

const answersOf = (answers: ReadonlyMap<string, number>) =>
  [...answers]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${count} × ${name}`)
    .join(', ');

function rowsOfPeople(experiences: readonly Experience[]): string[] {
  const groups = Map.groupBy(experiences, ({ person, when }) => `${person}, ${when}`);
  return [...groups].map(([name, all]) => {
    const waits = all.map(({ waitMs }) => waitMs);
    const served = all.map(({ servedMs }) => servedMs);
    return [
      `    ${name}: ${counts(all.map(({ outcome }) => outcome))};`,
      `computing on a phone ${(Math.max(...waits) / 1000).toFixed(1)} s at most;`,
      `served in ${Math.round(median(served))} ms, ${Math.round(Math.max(...served))} ms at most`,
    ].join(' ');
  });
}

/** The table of one scenario, in lines. */
export function linesOf({
  scenario,
  attacks,
  drawn,
  rials,
  paid,
  experiences,
  alarms,
  mailedAfterSeconds,
  seconds,
  cpuMs,
}: Result): string[] {
  const requests = attacks.reduce((sum, attack) => sum + attack.requests, 0);
  const mailed = mailedAfterSeconds === null ? '' : `, mailed after ${mailedAfterSeconds} s`;
  return [
    `  ${scenario.name}: ${requests} requests in ${seconds} s drew ${drawn.sms} SMS and ${drawn.mails} mails; ` +
      `${rials} Rials with the honest ones; ${paid} derivations paid; ` +
      `${cpuMs.toFixed(1)} ms of CPU each; alarms: ${counts(alarms) || 'none'}${mailed}`,
    ...attacks.map(
      (attack) =>
        `    ${attack.name}: ${attack.sms} SMS; slowest ${Math.round(attack.slowestMs)} ms; ${answersOf(attack.answers)}`,
    ),
    ...rowsOfPeople(experiences),
  ];
}
