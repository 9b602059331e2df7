import type { MdastNode } from 'satteri';
import type { Component } from './component.ts';
import { element } from './elements.ts';

/** Kinds of pictures that Astro can size and convert. */
const raster = /\.(?:png|jpe?g|webp|avif)$/i;

const pictureIn = (node: MdastNode | undefined) => {
  if (node?.type !== 'paragraph' || node.children.length !== 1) return undefined;
  const [picture] = node.children;
  return picture?.type === 'image' ? picture : undefined;
};

/**
 * `:::figure`: a picture and, below it, a caption. `name.dark.webp` beside `name.webp` is shown in the dark scheme. Each
 * is a link to itself (`pictureLinks` fills in where it lies), which a script opens in place.
 */
export const figure: Component = {
  form: 'containerDirective',
  attributes: () => ({ device: ['phone', 'browser'] }),
  faultsOf({ children: [first, ...caption] }) {
    const picture = pictureIn(first);
    if (!picture)
      return ['begins with one picture, alone in its paragraph: ![what it shows](file.webp)'];
    if (!raster.test(picture.url)) return ['shows a .webp, .png, .jpg or .avif'];
    return caption.length > 0
      ? []
      : ['needs a caption below its picture, after an empty line, which says what to look at'];
  },
  print({ children: [first, ...caption], attributes }, place) {
    const { url, alt } = pictureIn(first)!;
    const light = url.startsWith('/') ? place.fromArticle(url) : url;
    const dark = light.replace(/(\.[a-z]+)$/i, '.dark$1');
    const hasDark = place.liesBeside(dark);
    const shown = (src: string, scheme: string) =>
      element('a', { class: ['zoom', scheme].filter(Boolean).join(' '), href: '#' }, [
        {
          type: 'image',
          url: src,
          alt: alt ?? '',
          data: { hProperties: { loading: 'lazy', decoding: 'async' } },
        } as MdastNode,
      ]);
    return element(
      'figure',
      { class: 'figure', ...(attributes?.device ? { 'data-device': attributes.device } : {}) },
      [
        ...(hasDark ? [shown(light, 'on-light'), shown(dark, 'on-dark')] : [shown(light, '')]),
        element('figcaption', {}, caption),
      ],
    );
  },
};
