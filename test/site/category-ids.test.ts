import { describe, expect, it } from 'vitest';
import { answerAnchors } from '../../src/starlight/answer-anchors.ts';
import { answerInPlace } from '../../src/starlight/answer-in-place.ts';

const note =
  '<p>a<sup><a href="#user-content-fn-1" id="user-content-fnref-1" data-footnote-ref aria-describedby="footnote-label">1</a></sup></p>' +
  '<h2 class="sr-only" id="footnote-label">x</h2><li id="user-content-fn-1"><a href="#user-content-fnref-1">y</a></li>';

describe('ids on a category page', () => {
  it('of answers are names of their files, and paths where two have one name', () => {
    const ids = ['p/how', 'p/x/how', 'p/x/when', 'p/y/how'];
    expect([...answerAnchors('p', ids).values()]).toEqual(['how', 'x--how', 'when', 'y--how']);
  });

  it('of footnotes are those of one answer', () => {
    const html = answerInPlace(note, 2, 'how');
    const [ids, links] = [/\sid="([^"]*)"/g, /href="#([^"]*)"/g].map((pattern) =>
      [...html.matchAll(pattern)].map(([, id]) => id),
    );
    expect(ids).toEqual(['how-user-content-fnref-1', 'how-user-content-fn-1']);
    expect(links).toEqual(ids?.toReversed());
    expect(html).not.toContain('footnote-label');
  });
});
