import { describe, expect, it } from 'vitest';
import { readLibrary } from '../../src/articles/library.node.ts';
import { type Kept, keptInBrowser, keptOnServer } from '../../src/starlight/privacy.ts';

const { settings } = readLibrary('content');

describe('the page on privacy', () => {
  it('says how long a sign-in lasts by the settings', () => {
    const [signIn] = keptInBrowser({
      ...settings,
      limits: { ...settings.limits, customerSessionDays: 90, customerIdleDays: 14 },
    });
    expect(signIn?.howLong).toBe('۹۰ روز؛ اگر ۱۴ روز به سایت نیایید، زودتر تمام می‌شود.');
  });

  it.each([true, false])('says whether the ends of searches are counted: %s', (countOutcomes) => {
    const counting = {
      ...settings,
      search: { ...settings.search, countOutcomes },
      retention: { ...settings.retention, searchMisses: 42 },
    };
    const about = (kept: readonly Kept[]) => kept.filter(({ what }) => what.includes('نتیجه'));
    expect(about(keptOnServer(counting)).map(({ howLong }) => howLong)).toEqual(
      countOutcomes ? ['۴۲ روز.'] : [],
    );
    expect(about(keptInBrowser(counting))).toHaveLength(countOutcomes ? 1 : 0);
  });
});
