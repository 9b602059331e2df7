import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { coach } from '#shared/quality/coach.ts';
import { persianSpelling, spellKnownWords } from '#shared/quality/persian-spelling.ts';
import { loadSettings } from '#shared/settings/load.ts';
import settingsFile from '../../content/settings.json';

const { quality } = loadSettings(settingsFile);

describe('the Persian spelling of Finglish', () => {
  test.each([
    ['salam pardakht kardam vali sefaresh sabt nashod', 'سلام پرداخت کردم ولی سفارش ثبت نشد'],
    ['code taeid nemiad', 'کد تأیید نمی‌آید'],
    ['pool az hesabam kam shod', 'پول از حسابم کم شد'],
    ['chera sefaresham nareside?', 'چرا سفارشم نرسیده؟'],
    ['gooshim kharab shode mikham taviz konam', 'گوشی‌ام خراب شده می‌خواهم تعویض کنم'],
    ['payamak nemiresad\nchikar konam', 'پیامک نمی‌رسد\nچه‌کار کنم'],
  ])('«%s» is «%s»', (latin, persian) => {
    expect(persianSpelling(latin)).toBe(persian);
  });

  test.each(['Hello, I cannot log in to my account', 'please refund my order', '', '123'])(
    'is not made up for «%s»',
    (text) => {
      expect(persianSpelling(text)).toBeNull();
    },
  );

  it('is given of one word alone to whoever asks for known words', () => {
    expect(persianSpelling('pool')).toBeNull();
    expect(spellKnownWords('pool')).toBe('پول');
    expect(spellKnownWords('pardakht xyzzy')).toBe('پرداخت xyzzy');
  });

  it('leaves links, addresses, numbers and unknown words as they are', () => {
    const text = 'salam pardakht 1200 kardam xyzzy https://a.ir/salam?x=1 va salam@b.ir khasteh';
    expect(persianSpelling(text)?.split(' ')).toEqual([
      ...['سلام', 'پرداخت', '1200', 'کردم', 'xyzzy', 'https://a.ir/salam?x=1', 'و', 'salam@b.ir'],
      'خسته',
    ]);
  });

  it('eats nothing: every mark, line break and Persian letter stays', () => {
    const rest = (text: string) =>
      text.replace(/[a-z'’]+|[\u0600-\u06ff\u200c]+|\?/gi, '').replace(/ +/g, ' ');
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('salam', 'kardam', 'pool', '\n', '!', '🙂', '(', '12', '.', 'x'), {
          minLength: 3,
        }),
        (parts) => {
          const text = parts.join(' ');
          const spelled = persianSpelling(text);
          if (spelled !== null) expect(rest(spelled)).toBe(rest(text));
        },
      ),
    );
  });

  it('is offered by the form coach, who says in short what would be put in', () => {
    const text = 'salam pardakht kardam vali sefaresh sabt nashod '.repeat(6);
    const advice = coach(quality, { title: 'سفارش ثبت نشد', text }, persianSpelling).find(
      ({ rule }) => rule === 'finglish',
    );
    expect(advice?.fix).toBe(persianSpelling(text));
    expect(advice?.say).toMatch(/منظورتان این است: «سلام پرداخت کردم.* …»؟$/);
    expect(advice?.say.length).toBeLessThan(220);
  });
});
