import { execFile } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { bareEnvironment } from '../helpers/bare-environment.ts';
import { article, type ContentFiles, category, contentFolder, settingsWith } from './content.ts';

const run = promisify(execFile);

/** Runs a command over a content folder; gives back what it says and the code it ends with. */
async function outcomeOf(script: string, content: string) {
  const env = { ...bareEnvironment, PORT: '0' };
  const argv = [`scripts/${script}`, '--content', content];
  return run(process.execPath, argv, { env, timeout: 60_000 }).then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      code,
      said: stdout + stderr,
    }),
  );
}

const sound: ContentFiles = {
  'orders/category.json': category('سفارش'),
  'orders/cancel.md': article(),
};

/** Settings with a text that names a value which no message has. */
function settingsWithLostValue(): string {
  const { messages } = JSON.parse(settingsWith({}));
  const ticket_closed = JSON.parse(
    JSON.stringify(messages.ticket_closed).replace('{brand}', '{brnad}'),
  );
  return settingsWith({ messages: { ...messages, ticket_closed } });
}

const gregorianOffice = {
  week: { sat: [['09:00', '17:00']] },
  closures: [{ from: '2026-12-23', title: 'تعطیلی' }],
};

const faults: [what: string, files: ContentFiles, sentence: string][] = [
  ['an article', { 'orders/cancel.md': article({}, '<svg>') }, 'orders/cancel.md:7: <svg>'],
  ['a value', { 'settings.json': settingsWith({ urgency: 1 }) }, '- urgency: '],
  [
    'a closure by the Gregorian calendar',
    { 'settings.json': settingsWith({ calendars: { office: gregorianOffice } }) },
    '- calendars.office.closures.0.from: این تاریخ میلادی است',
  ],
  ['settings that are no JSON', { 'settings.json': '{' }, 'settings.json: is not valid JSON'],
  [
    'a text that no start would send',
    { 'settings.json': settingsWithLostValue() },
    'messages.ticket_closed',
  ],
  ['synonyms that are no JSON', { 'synonyms.json': '{' }, 'synonyms.json: is not JSON'],
  [
    'what only rendering finds',
    { 'orders/cancel.md': article({}, ':::note{icon="no-such"}\nمتن\n:::') },
    'orders/cancel.md: could not be rendered',
  ],
  ['synonyms', { 'synonyms.json': '{"groups":[["یک"]]}' }, 'synonyms.json: Group 1 needs two'],
];

describe('a fault that an editor can mend', () => {
  it.each(faults)(
    'R83 in %s is reported in plain words by a build, which leaves nothing behind',
    async (_, files, sentence) => {
      const content = contentFolder({ ...sound, ...files });
      const { code, said } = await outcomeOf('build.ts', content);
      expect(said).toContain(sentence);
      expect(said).not.toMatch(/^ +at /m);
      expect(code).toBe(1);
      expect(existsSync(join(dirname(content), 'dist/current'))).toBe(false);
    },
  );

  it('a year without its lunar holidays, a link that leads nowhere, or an article without aliases, is warned of by a build, which goes on', async () => {
    const files = {
      'settings.json': settingsWith({ lunarHolidays: {} }),
      // It ends the build soon after.
      'orders/cancel.md': article({}, ':::note{icon="no-such"}\nمتن\n:::'),
    };
    const { said } = await outcomeOf('build.ts', contentFolder({ ...sound, ...files }));
    expect(said).toMatch(
      /Warning: lunarHolidays\.14\d\d is missing in settings\.json: .*Warning: settings\.json: announcements\.0: the link \/delivery\/ .*Warning: orders\/cancel\.md: .*aliases.*could not be rendered/s,
    );
  });

  it.each(['start.ts', 'dev.ts', 'dev-edge.ts', 'deploy.ts'])(
    'R83 ends the first %s with a sentence and no stack trace',
    async (script) => {
      const content = contentFolder({ ...sound, 'orders/cancel.md': article({}, '<svg>') });
      const { code, said } = await outcomeOf(script, content);
      expect(said).toContain('orders/cancel.md:7: <svg>');
      expect(said).not.toMatch(/^ +at /m);
      expect(code).toBe(1);
    },
  );

  it('is reported where there is no content folder at all', async () => {
    const content = contentFolder(sound);
    rmSync(content, { recursive: true });
    const { code, said } = await outcomeOf('start.ts', content);
    expect(said).toContain(`${join(content, 'settings.json')} is not there.`);
    expect(said).not.toMatch(/^ +at /m);
    expect(code).toBe(1);
  });
});
