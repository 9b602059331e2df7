import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { indexedPng } from '../../src/sharing/indexed-png.node.ts';

/** A picture of `width` by 2 pixels whose colours `colourAt` gives as red, green and blue. */
function pictureOf(width: number, colourAt: (pixel: number) => readonly number[]) {
  const bytes = new Uint8Array(width * 2 * 4);
  for (let at = 0; at < width * 2; at++) bytes.set([...colourAt(at), 255], at * 4);
  return { width, height: 2, bytes };
}

/** What a reader of PNGs that is not ours finds in it. */
function read(png: Buffer, width: number) {
  const href = `data:image/png;base64,${png.toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="2"><image width="${width}" height="2" href="${href}" image-rendering="optimizeSpeed"/></svg>`;
  return [...new Resvg(svg).render().pixels];
}

describe('a PNG of few colours', () => {
  it('shows each pixel exactly where there are up to 256 colours', () => {
    const picture = pictureOf(128, (at) => [at, 255 - at, 7]);
    expect(read(indexedPng(picture), 128)).toEqual([...picture.bytes]);
  });

  it('keeps the most frequent colours exact and all others close where there are more', () => {
    const picture = pictureOf(4_000, (at) =>
      at < 6_000 ? [180, 71, 15] : [at % 256, (at * 7) % 256, (at * 13) % 256],
    );
    const shown = read(indexedPng(picture), 4_000);
    expect(shown.slice(0, 24_000)).toEqual([...picture.bytes.slice(0, 24_000)]);
    const furthest = Math.max(...shown.map((value, at) => Math.abs(value - picture.bytes[at]!)));
    expect(furthest).toBeLessThan(64);
  });
});
