import { describe, expect, test } from 'vitest';
import { engineOver } from '../../scripts/lib/search-scores.ts';
import { articleOf, shop } from './shop.ts';

const engine = engineOver([
  ...shop,
  articleOf('charged', 'کم شدن پول', 'اگر پول کم شد و سفارش ثبت نشد، صبر کنید. حساب شما سالم است.'),
  articleOf('vpn', 'خاموش کردن VPN', 'گزینهٔ VPN را در gateway خاموش کنید. Do not share your pool.'),
]);
const meantBy = async (text: string) => (await engine.query(text)).suggestion?.text;

describe('Finglish is written in Persian letters as a whole', () => {
  test.each([
    ['salam pool kam shod', 'سلام پول کم شد'],
    ['pool kam shod', 'پول کم شد'],
    ['vajh', 'وجه'],
    ['bazgasht vajh', 'بازگشت وجه'],
    ['chetor kif pool sharj konam', 'چطور کیف پول شارژ کنم'],
    ['ramz oboor yadam rafte ', 'رمز عبور یادم رفته'],
    ['kif poolam sharj nashode ', 'کیف پولم شارژ نشده'],
    ['hesabamo sharj konam ', 'حسابمو شارژ کنم'],
  ])('«%s»', async (typed, meant) => {
    expect(await meantBy(typed)).toBe(meant);
  });

  test('an English word that an article has stays', async () => {
    expect(await meantBy('vpn khamoosh konam ')).toBe('vpn خاموش کنم');
    expect(await meantBy('کد vpn')).toBeUndefined();
  });

  test.each([
    'salam pool zxqwr kam shod',
    'zxqwr kif pool',
    'kif pool snptrp ',
    'qwrt',
    'forgot ramz oboor',
  ])('or not at all: «%s»', async (typed) => {
    expect(await meantBy(typed)).toBeUndefined();
  });
});

test('a Latin word of an article is read as Finglish as well', async () => {
  expect((await engine.query('pool kam')).sure.map(({ id }) => id)).toContain('charged');
  expect((await engine.query('gateway')).sure[0]?.id).toBe('vpn');
});

test('words without content have none in Latin letters either', async () => {
  for (const typed of ['salam', 'salam ye soal dashtam ', 'mishe komakam konid ', 'lotfan ']) {
    expect(await engine.query(typed)).toEqual({ sure: [], near: [], isEmptyOfContent: true });
  }
});
