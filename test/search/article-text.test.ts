import { describe, expect, it } from 'vitest';
import { highlightSegments } from '#shared/search/highlight.ts';
import { sectionsOf } from '../../src/search/article-text.ts';

describe('the text of an article', () => {
  it('is divided by headings, with the anchors that readers get', () => {
    const html = `<p>کد &#x41; &amp; <strong>رمز</strong></p>
      <div><h2 id="اگر-نرسید">اگر <em>نرسید</em></h2><a href="#اگر-نرسید"><span class="sr-only">بخش</span></a></div>
      <ol><li>صبر کنید</li><li>دوباره بخواهید</li></ol><h3>بی‌نشانی</h3><svg><title>نقش</title></svg>`;
    expect(sectionsOf(html)).toEqual([
      { text: 'کد A & رمز' },
      { heading: 'اگر نرسید', slug: 'اگر-نرسید', text: 'صبر کنید\nدوباره بخواهید' },
      { heading: 'بی‌نشانی', text: '' },
    ]);
  });

  it('reads tables row by row', () => {
    const html =
      '<table><tr><th>وضعیت</th> <th>یعنی</th></tr><tr><td>باز</td><td>در راه</td></tr></table>';
    expect(sectionsOf(html)).toEqual([{ text: 'وضعیت\tیعنی\nباز\tدر راه' }]);
  });

  it('is nothing where nothing stands', () => {
    expect(sectionsOf('')).toEqual([]);
  });
});

describe('a marked text', () => {
  it.each([
    [[], ['کد تأیید']],
    [[[0, 2]], ['*کد', ' تأیید']],
    [[[3, 8]], ['کد ', '*تأیید']],
    [
      [
        [3, 8],
        [0, 2],
      ],
      ['*کد', ' ', '*تأیید'],
    ],
    [
      [
        [0, 5],
        [3, 8],
      ],
      ['*کد تأ', 'یید'],
    ],
  ] as [[number, number][], string[]][])('is cut at %j', (marks, expected) => {
    const segments = highlightSegments('کد تأیید', marks);
    expect(segments.map(({ text, isMarked }) => (isMarked ? '*' : '') + text)).toEqual(expected);
  });
});
