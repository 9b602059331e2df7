import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { factsOfType } from '#shared/forms/facts-of-type.ts';
import { instantToJalali } from '#shared/persian/dates.ts';
import { wallClockAt } from '#shared/persian/tehran.ts';
import { publicSettings } from '#shared/settings/public.ts';
import { openStretchesOn } from '#shared/working-time/opening.ts';
import { formOf, openOrganisation } from './organisation.ts';

const own = ['course-shop', 'sms-panel', 'wallet', 'store', 'portal'];
const folders = ['content', ...own.map((name) => `test/organisations/${name}/content`)];

const open = async (folder: string) =>
  await openOrganisation(JSON.parse(await readFile(`${folder}/settings.json`, 'utf8')));

describe.each(folders)('promises of %s', (folder) => {
  it('say in words what the clock keeps', async () => {
    const app = await open(folder);
    const said = new Set<string>();
    for (const { id } of app.settings.requestTypes) {
      const { promise, calendar } = factsOfType(publicSettings(app.settings), id)!;
      const { dueAt } = (await formOf(app.visitor(), id)).promise;
      const { day } = wallClockAt(dueAt);
      const closes = openStretchesOn(calendar, day).at(-1)?.end ?? 0;
      // The clock of tests stands at ten in the morning of a business day.
      if (/^ظرف .* روز کاری$/.test(promise))
        expect([id, instantToJalali(dueAt).hour]).toEqual([id, 10]);
      if (/^تا پایان/.test(promise)) expect([id, dueAt]).toEqual([id, closes]);
      expect(promise).toMatch(/^(?:ظرف|تا پایان) /);
      said.add(promise);
    }
    const rule = app.settings.policies['answer-time']?.text;
    if (rule) expect([...said].filter((words) => rule.includes(words))).toHaveLength(1);
  });
});
