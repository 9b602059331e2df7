import { splitNumbers } from '#shared/persian/split-numbers.ts';

type Text = { type: 'text'; value: string };
type Element = {
  type: 'element';
  tagName: string;
  properties: Record<string, string>;
  children: (Text | Element)[];
};

const element = (tagName: string, children: Element['children'], properties = {}): Element => ({
  ...{ type: 'element', tagName },
  ...{ properties, children },
});

/** A plugin for Astro's Markdown processor: numbers of an article keep their order in a line from right to left. */
export const isolateNumbers = () => ({
  name: 'pasokh-numbers',
  text({ value }: Readonly<Text>) {
    const pieces = splitNumbers(value);
    if (!pieces.some(({ isNumber }) => isNumber)) return undefined;
    const children = pieces.map(({ text, isNumber }) => {
      const shown: Text = { type: 'text', value: text };
      return isNumber ? element('bdi', [shown], { dir: 'ltr' }) : shown;
    });
    return element('span', children);
  },
});
