import { describe, expect, it } from 'vitest';
import { nightlyBackups, prunable } from '../../worker/foundation/node/nightly-backup.node.ts';
import { days } from '../../worker/foundation/ports/clock.ts';

const night = (at: number) =>
  `pasokh-${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}-nightly`;
const last = Date.parse('2026-11-27T03:15:00Z');
const nights = (count: number) => Array.from({ length: count }, (_, i) => night(last - days(i)));

describe('R89 nightly backups', () => {
  it('are told from others by their names, newest first', () => {
    const others = [
      'pasokh-2026-11-24T06-30-00.db',
      'pasokh-2026-11-24T06-30-00',
      'pasokh-2026-11-24T06-30-00-before-restore.db',
      'pasokh-2026-11-24T06-30-00-nightly.812.part',
      'by-hand',
    ];
    const [newest, older] = [night(last), night(last - days(3))];
    expect(nightlyBackups([older, ...others, newest])).toEqual([
      { name: newest, at: last },
      { name: older, at: last - days(3) },
    ]);
    expect(prunable(others)).toEqual([]);
  });

  it('are kept for seven days, and one of each of four weeks', () => {
    const all = nights(60);
    const pruned = new Set(prunable(all));
    const kept = all.filter((name) => !pruned.has(name));
    expect(kept.slice(0, 7)).toEqual(all.slice(0, 7));
    expect(kept.length).toBeGreaterThanOrEqual(9);
    expect(kept.length).toBeLessThanOrEqual(10);
    const [oldest] = nightlyBackups(kept).slice(-1);
    expect(last - (oldest?.at ?? 0)).toBeGreaterThanOrEqual(days(14));
    expect(last - (oldest?.at ?? 0)).toBeLessThan(days(28));
  });

  it('stay where none was made for long: only what is newer takes their place', () => {
    expect(prunable(nights(7).map((_, i) => night(last - days(40 * i))))).toHaveLength(0);
  });

  it('count by the day, however often one is made', () => {
    const hourly = Array.from({ length: 30 }, (_, i) => night(last + i * 60_000));
    expect(prunable(hourly)).toHaveLength(29);
    expect(prunable(hourly)).not.toContain(night(last + 29 * 60_000));
  });
});
