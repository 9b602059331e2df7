import { describe, expect, it } from 'vitest';
import { readMarkup } from '#shared/forms/message-markup.ts';
import { idsNamedIn, nameBefore, withMentions } from '../../../src/desk/owning/mentions.ts';

const agents = [
  { id: 'ali', title: 'علی' },
  { id: 'ali-rezaei', title: 'علی رضایی' },
  { id: 'sara', title: 'سارا' },
];

describe('agents whom a note names', () => {
  it.each([
    ['@علی ببین', ['ali']],
    ['@علی رضایی ببین', ['ali-rezaei']],
    ['لطفاً @سارا، @علی و باز @سارا.', ['sara', 'ali']],
    ['(@سارا)', ['sara']],
    ['@سارای', []],
    ['a@سارا.com', []],
    ['@', []],
    ['سارا', []],
  ])('«%s»', (text, ids) => {
    expect(idsNamedIn(text, agents)).toEqual(ids);
  });

  it('both of two with one name', () => {
    expect(idsNamedIn('@سارا', [...agents, { id: 'other', title: 'سارا' }])).toEqual([
      'sara',
      'other',
    ]);
  });

  it('stand out, also in lists and strong words, and nothing of the text is lost', () => {
    const text = 'سلام @سارا خوبی؟\n\n- **@علی** هم';
    const blocks = withMentions(readMarkup(text), ['سارا', 'علی']);
    const json = JSON.stringify(blocks);
    expect(json.match(/desk-mention/g)).toHaveLength(2);
    expect(blocks).toMatchObject([
      {
        lines: [
          [
            { text: 'سلام ' },
            { kind: 'strong', mark: 'desk-mention', pieces: [{ text: '@سارا' }] },
            { text: ' خوبی؟' },
          ],
        ],
      },
      { kind: 'list' },
    ]);
  });
});

describe('a name that is being typed', () => {
  it.each([
    ['@', { start: 0, typed: '' }],
    ['سلام @سا', { start: 5, typed: 'سا' }],
    ['@علی رض', { start: 0, typed: 'علی رض' }],
    ['@ ', null],
    ['@سارا\n', null],
    ['a@b', null],
    ['سلام', null],
    ['', null],
    [`@${'ا'.repeat(60)}`, null],
  ])('«%s»', (text, name) => {
    expect(nameBefore(text, text.length)).toEqual(name);
  });
});
