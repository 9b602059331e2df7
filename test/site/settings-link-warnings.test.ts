import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readLibrary } from '../../src/articles/library.node.ts';
import { settingsLinkWarnings } from '../../src/articles/settings-link-check.ts';
import { article, category, contentFolder, settingsWith } from './content.ts';

const warningsFor = (settings: object) =>
  settingsLinkWarnings(
    readLibrary(
      contentFolder({
        'settings.json': settingsWith({ announcements: [], ...settings }),
        'orders/category.json': category('سفارش'),
        'orders/cancel.md': article({}),
      }),
    ),
  );

const announced = (href: string) => ({
  announcements: [{ text: 'ارسال‌ها کند است.', href, from: '1405-09-01', to: '1405-09-10' }],
});

describe('links of the settings', () => {
  it.each(['/delivery/', '/orders/edit/', '/orders/cancel', '/contact/sales/', '/assets/no.pdf'])(
    'are warned of where they lead nowhere, by their name: %s',
    (href) => {
      expect(warningsFor(announced(href))).toEqual([
        expect.stringMatching(`^settings\\.json: announcements\\.0: the link ${href} `),
      ]);
      expect(warningsFor({ terms: { version: '1', label: 'قوانین', href } })).toEqual([
        expect.stringContaining('settings.json: terms: '),
      ]);
    },
  );

  it.each(['/', '/orders/', '/orders/cancel/', '/privacy/', '/contact/refund/', 'https://a.ir'])(
    'may lead to %s',
    (href) => expect(warningsFor(announced(href))).toEqual([]),
  );

  it.each(['content', ...globSync('test/organisations/*/content')])(
    'all lead somewhere in %s',
    (folder) => expect(settingsLinkWarnings(readLibrary(folder))).toEqual([]),
  );
});
