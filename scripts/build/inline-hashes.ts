import { createHash } from 'node:crypto';
import type { InlineHashes } from '../../worker/foundation/headers.ts';

const inlineElement = /<(script|style)\b([^>]*)>([\s\S]*?)<\/\1\s*>/gi;
const runs = /^(?:module|importmap|(?:text|application)\/javascript)?$/i;

/** Collects what the pages carry inline, so that the policy lets exactly that run and apply. */
export class InlineCollector {
  readonly #scripts = new Set<string>();
  readonly #styles = new Set<string>();

  add(html: string) {
    for (const [, name = '', attributes = '', text = ''] of html.matchAll(inlineElement)) {
      if (/\ssrc\s*=/i.test(attributes)) continue;
      const type = /\stype\s*=\s*["']?([^"'\s>]*)/i.exec(attributes)?.[1] ?? '';
      if (name.toLowerCase() === 'style') this.#styles.add(hashOf(text));
      else if (runs.test(type)) this.#scripts.add(hashOf(text));
    }
  }

  hashes(): InlineHashes {
    return { scripts: [...this.#scripts].sort(), styles: [...this.#styles].sort() };
  }
}

const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
