import { describe, expect, it } from 'vitest';
import { decodeEntities } from '#shared/html/entities.ts';
import { readHtml } from '#shared/html/read.ts';
import { textOf } from '#shared/html/text.ts';

const read = (html: string) =>
  textOf(
    readHtml(html, ({ name }) => name === 'blockquote'),
    { betweenCells: ' | ' },
  );

describe('the text of HTML', () => {
  it.each([
    [
      'a zero-width non-joiner, written and named',
      'می\u200cشود نمی&zwnj;شود',
      'می\u200cشود نمی\u200cشود',
    ],
    ['a no-break space as a space', 'یک&nbsp;دو\u00a0سه&#160;چهار', 'یک دو سه چهار'],
    ['lines of a source as spaces', '<p>یک\r\n   دو\n</p>', 'یک دو'],
    ['a line break', 'یک<br>دو<br/>سه<BR />چهار', 'یک\nدو\nسه\nچهار'],
    ['an empty line', '<div>یک</div><div><br></div><div>دو</div>', 'یک\n\nدو'],
    ['a block after bare text', 'سلام<div>متن</div>بعد', 'سلام\nمتن\nبعد'],
    ['lists', '<ul><li>الف<ul><li>ب</li></ul></li><li>پ</ul>ت', 'الف\nب\nپ\nت'],
    [
      'tables',
      '<table><tr><th>یک</th> <th>دو</th></tr><tr><td>سه<td>چهار</table>',
      'یک | دو\nسه | چهار',
    ],
    ['what keeps its lines', '<pre>یک\n  دو</pre>', 'یک\nدو'],
    [
      'a style that keeps lines',
      '<div style="white-space: pre-wrap">یک\nدو<div>سه\nچهار</div>پنج\nشش</div>هفت\nهشت',
      'یک\nدو\nسه\nچهار\nپنج\nشش\nهفت هشت',
    ],
    [
      'no style, script or comment',
      '<style>p > a{}</style><script>1 < 2</script><!-- <p>x</p> -->متن',
      'متن',
    ],
    [
      'no comments of Outlook',
      '<!--[if mso]><p>x</p><![endif]--><![if !mso]>متن<![endif]><!--[if !mso]><!--> دو<!--<![endif]-->',
      'متن دو',
    ],
    ['a doctype of any spelling', '<!DOCTYPE html><!doctype><!doctypehtml>متن', 'متن'],
    ['signs that begin no tag', '3 < 5 و 7 > 6 & 2<4', '3 < 5 و 7 > 6 & 2<4'],
    ['a value with a sign', '<a href="x>y" title=\'a>b\'>متن</a>', 'متن'],
    [
      'nested elements that are left out',
      'یک<blockquote>x<blockquote>y</blockquote>z</blockquote>دو',
      'یکدو',
    ],
    ['an element that nobody closes', 'یک<blockquote>دو', 'یکدو'],
    ['a page that ends within a tag', 'متن <p title="پایان', 'متن <p title="پایان'],
  ])('has %s', (_, html, text) => {
    expect(read(html)).toBe(text);
  });

  it('reads attributes with values of every spelling, the first of two', () => {
    const [piece] = readHtml(`<A HREF="a&amp;b" id='c' title=d hidden id=e>`, () => false);
    const tag = piece?.kind === 'open' ? piece.tag : null;
    expect(tag?.name).toBe('a');
    expect(Object.fromEntries(tag?.attributes ?? [])).toEqual({
      href: 'a&b',
      id: 'c',
      title: 'd',
      hidden: '',
    });
  });

  it.each(['<td>', '<p> ', '<p></q>', '<div hidden>', '<a b=', '<!--', '</', '&', '&#', '<pre>\n'])(
    'R29 takes time linear to its length, though it has %j a hundred thousand times',
    (unit) => {
      const started = performance.now();
      read(unit.repeat(100_000));
      // Quadratic time would be minutes.
      expect(performance.now() - started).toBeLessThan(10_000);
    },
  );
});

describe('a character reference', () => {
  it.each([
    ['&lt;&gt;&amp;&quot;&apos;', `<>&"'`],
    ['&laquo;&raquo;&hellip;&rlm;&lrm;', '«»…\u200f\u200e'],
    ['&#1587;&#x633;&#X633;&#1587 ', 'سسس' + 'س '],
    ['&#150;&#146;', '–’'],
    ['&#0;&#xd800;&#9999999;', '\ufffd\ufffd\ufffd'],
    ['&bogus;&constructor;&;&#;&#x;', '&bogus;&constructor;&;&#;&#x;'],
    ['&amp;lt;', '&lt;'],
  ])('%s is %j', (text, decoded) => {
    expect(decodeEntities(text)).toBe(decoded);
  });
});
