import { describe, expect, it } from 'vitest';
import { type AlarmKind, alarmKinds, isAlarmName } from '../../worker/alarms/catalogue.ts';
import { pageOf, sources } from './pages.ts';

const hourMs = 3_600_000;

const recoveryOf = ({ recovers }: AlarmKind) => {
  if (recovers.by === 'time') return `quiet for ${recovers.quietMs / hourMs} h`;
  return recovers.by === 'event' ? `\`${recovers.event}\`` : 'when it is over';
};

const rowOf = ([name, kind]: [string, AlarmKind]) =>
  [
    `\`${name}\``,
    kind.severity,
    `${kind.title}: ${kind.advice}`,
    recoveryOf(kind) + (kind.journalOnly ? '; in the journal alone' : ''),
  ].join(' | ');

describe('alarms', () => {
  it('R68 are listed in docs/operate.md as the catalogue has them', () => {
    const rows = [
      ...pageOf('docs/operate.md').matchAll(/^\| (`\w+` \| (?:warning|critical) \| .+) \|$/gm),
    ];
    expect(rows.map(([, row]) => row)).toEqual(Object.entries(alarmKinds).map(rowOf));
  });

  it('R68 are all that the code logs as one', () => {
    const worker = [...sources].filter(([file]) => /^worker\/.*\.tsx?$/.test(file));
    const names = worker.flatMap(([, text]) =>
      [...text.matchAll(/\.alarm\(\s*'([^']+)'/g)].map(([, name = '']) => name),
    );
    expect(names.length).toBeGreaterThan(4);
    expect(names.filter((name) => !isAlarmName(name))).toEqual([]);
  });

  it('R68 are each named where something raises them', () => {
    const raisers = [...sources]
      .filter(([file]) => /^worker\/(?!alarms\/(?:catalogue|texts)).*\.tsx?$/.test(file))
      .map(([, text]) => text)
      .join('\n');
    const unraised = Object.keys(alarmKinds).filter((name) => !raisers.includes(name));
    // Named by a template: `outbox_${state}`.
    expect(unraised).toEqual(['outbox_dead', 'outbox_unsure']);
  });

  it('R68 that end by an event have one that something logs', () => {
    const all = [...sources].map(([, text]) => text).join('\n');
    for (const { recovers } of Object.values(alarmKinds))
      if (recovers.by === 'event') expect(all).toContain(`.info('${recovers.event}'`);
  });

  it('R68 are reminded of every six hours', () => {
    for (const { reminderMs } of Object.values(alarmKinds)) expect(reminderMs).toBe(6 * hourMs);
  });
});
