import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { loadSettings, SettingsFault } from '#shared/settings/load.ts';

const shop = async () => JSON.parse(await readFile('content/settings.json', 'utf8'));
const faultsOf = (raw: unknown) => {
  try {
    loadSettings(raw);
    return [];
  } catch (fault) {
    if (fault instanceof SettingsFault) return fault.faults;
    throw fault;
  }
};

describe('settings', () => {
  it('loads the shop that comes with the product, with defaults filled in', async () => {
    const settings = loadSettings(await shop());
    expect(settings.requestTypes.length).toBeGreaterThanOrEqual(6);
    expect(settings.limits.codeTries).toBe(5);
  });

  it('names the path of each fault', async () => {
    const raw = await shop();
    raw.brand.accent.light = 'orange';
    raw.colour = 'red';
    expect(faultsOf(raw)).toEqual([
      expect.stringMatching(/^brand\.accent\.light: /),
      '(whole file): نام ناشناخته: colour. نام را بررسی یا آن را حذف کنید.',
    ]);
  });

  it('refuses names that point at nothing', async () => {
    const raw = await shop();
    raw.requestTypes[0].department = 'nobody';
    raw.requestTypes[1].policies = ['missing'];
    raw.policies['cancel-window'].rule.otherwise.offer = 'nothing';
    expect(faultsOf(raw)).toHaveLength(3);
  });

  it('refuses a rule whose field the request type does not ask for', async () => {
    const raw = await shop();
    const cancel = raw.requestTypes.find(({ id }: { id: string }) => id === 'cancel');
    cancel.fields = cancel.fields.filter(({ id }: { id: string }) => id !== 'order-state');
    expect(faultsOf(raw)).toEqual([expect.stringContaining('"order-state"')]);
  });

  it.each([
    'https://good.ir@evil.ir/',
    'https://user:word@good.ir/',
    'https://good.ir\\@evil.ir/',
    'https:///evil.ir/',
    '/\\evil.ir/',
    '/\u200e/evil.ir/',
    '//evil.ir/',
    'http://good.ir/',
    'https://good\u202e.ir/',
    'javascript:alert(1)',
  ])('R33 refuses the link %j, wherever settings take one', async (href) => {
    const raw = await shop();
    raw.brand.home = href;
    expect(faultsOf(raw)).toEqual([expect.stringMatching(/^brand\.home: /)]);
  });
});
