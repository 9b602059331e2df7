import { describe, expect, it } from 'vitest';
import { readLibrary } from '../../src/articles/library.node.ts';
import { keptInBrowser } from '../../src/starlight/privacy.ts';

const { limits } = readLibrary('content').settings;

describe('the page on privacy', () => {
  it('says how long a sign-in lasts by the settings', () => {
    const [signIn] = keptInBrowser({
      limits: { ...limits, customerSessionDays: 90, customerIdleDays: 14 },
    });
    expect(signIn?.howLong).toBe('۹۰ روز؛ اگر ۱۴ روز به سایت نیایید، زودتر تمام می‌شود.');
  });
});
