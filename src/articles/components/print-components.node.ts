import { existsSync, statSync } from 'node:fs';
import { relative } from 'node:path/posix';
import type { Settings } from '#shared/settings/schema.ts';
import type { ComponentPlace, DirectiveNode } from './component.ts';
import { components } from './components.ts';

interface Document {
  fileURL: URL | undefined;
}

/**
 * A plugin for Astro's Markdown processor: directives of `components` become what readers see. The check of the
 * content has found none with faults.
 */
export const printComponents =
  (settings: Settings, folder: URL) =>
  ({ fileURL }: Document) => {
    if (!fileURL) return undefined;
    const place = placeOf(settings, folder, fileURL);
    const print = (node: DirectiveNode) => {
      const component = Object.hasOwn(components, node.name) ? components[node.name] : undefined;
      return component?.form === node.type ? component.print?.(node, place) : undefined;
    };
    return { name: 'pasokh-components', containerDirective: print, textDirective: print };
  };

function placeOf(settings: Settings, folder: URL, file: URL): ComponentPlace {
  const inFolder = (address: string) => new URL(`.${address}`, `${folder.href}/`);
  let count = 0;
  return {
    settings,
    fromArticle: (address) => relative(new URL('.', file).pathname, inFolder(address).pathname),
    liesBeside: (path) => existsSync(new URL(path, file)),
    sizeOf: (address) => statSync(inFolder(address)).size,
    nextKey: () => `${keyOf(relative(inFolder('/').pathname, file.pathname))}-${++count}`,
  };
}

/** The path of an article's file, as a part of an id. */
const keyOf = (path: string) =>
  path
    .replace(/\.md$/, '')
    .replaceAll('/', '--')
    .replace(/[^a-z0-9-]/gi, '');
