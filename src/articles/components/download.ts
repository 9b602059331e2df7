import type { MdastNode } from 'satteri';
import { formatBytes } from '#shared/persian/format-bytes.ts';
import type { Component } from './component.ts';
import { element, text } from './elements.ts';
import { textOfNode } from './node-text.ts';

const linkIn = (node: MdastNode | undefined) => {
  if (node?.type !== 'paragraph' || node.children.length !== 1) return undefined;
  const [link] = node.children;
  return link?.type === 'link' && /^\/assets\/[^?#]*$/.test(link.url) ? link : undefined;
};

/** `:::download` with a link to a file of `assets/` in it: its name, kind and size. */
export const download: Component = {
  form: 'containerDirective',
  faultsOf: ({ children: [first, ...rest] }) =>
    linkIn(first) && rest.length === 0
      ? []
      : ['holds one link to a file, alone: [name](/assets/file.pdf)'],
  print({ children: [first] }, { sizeOf }) {
    const { url, children } = linkIn(first)!;
    const kind = url.slice(url.lastIndexOf('.') + 1).toUpperCase();
    return element('p', { class: 'download' }, [
      element('a', { href: url, download: true }, [text(children.map(textOfNode).join(''))]),
      text(' '),
      element('span', { class: 'download-facts' }, [
        element('bdi', { dir: 'ltr' }, [text(kind)]),
        text(` · ${formatBytes(sizeOf(url))}`),
      ]),
    ]);
  },
};
