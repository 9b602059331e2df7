import { useState } from 'preact/hooks';
import { Icon } from '#shared/forms/icon.tsx';
import * as texts from './texts.ts';

/** Copies a text to the clipboard and announces whether it did. */
export function CopyButton({ text }: { text: string }) {
  const [status, setStatus] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setStatus(texts.copied);
    } catch {
      setStatus(texts.notCopied);
    }
  };
  return (
    <>
      <button type="button" class="button button-quiet button-small" onClick={() => void copy()}>
        <Icon name="copy" />
        {texts.copy}
      </button>
      <span class="hint" role="status">
        {status}
      </span>
    </>
  );
}
