import { describe, expect, it } from 'vitest';
import { withoutHeadingLinks } from '../../src/articles/heading-links.ts';

describe('the links that follow headings', () => {
  it.each([
    ['<div><h2 id="a">x</h2><a href="#a">y</a></div>', '<div><h2 id="a">x</h2></div>'],
    [
      '<h3 class="c" id="آ">x</h3>\n<a class="b" href="#آ"><b>y</b>\n</a>z',
      '<h3 class="c" id="آ">x</h3>z',
    ],
    ['<h2 id="a>b">x</h2><a href="#a>b">y</a>', '<h2 id="a>b">x</h2>'],
    [
      '<h2 id="a">x</h2><p>p</p><h2 id="b">z</h2><a href="#b">y</a>',
      '<h2 id="a">x</h2><p>p</p><h2 id="b">z</h2>',
    ],
    [
      '<h2 id="a">x</h2><a href="#a">y</a><h2 id="b">z</h2><a href="#b">y</a>',
      '<h2 id="a">x</h2><h2 id="b">z</h2>',
    ],
  ])('are taken out, whatever their classes: %s', (html, left) => {
    expect(withoutHeadingLinks(html)).toBe(left);
  });

  it.each([
    '<h2 id="a">x</h2><p><a href="#a">y</a></p>',
    '<h2 id="a">x</h2><a href="#b">y</a>',
    '<h2 id="a">x <a href="#a">y</a></h2>',
    '<h2>x</h2><a href="#">y</a>',
    '<p id="a">x</p><a href="#a">y</a>',
    '<img alt="<h2"><a href="#a">y</a>',
  ])('are no other links: %s', (html) => {
    expect(withoutHeadingLinks(html)).toBe(html);
  });
});
