import { useState } from 'preact/hooks';
import { Icon } from '#shared/forms/icon.tsx';
import * as texts from '../texts/thread.ts';

/** A small button that copies a value by one tap and says so. `label` names what is copied. */
export function CopyValue({ value, label }: { value: string; label: string }) {
  const [status, setStatus] = useState<'idle' | 'copied' | 'failed'>('idle');
  const copy = async () => {
    const clipboard: Clipboard | undefined = navigator.clipboard;
    const isCopied = await clipboard?.writeText(value).then(
      () => true,
      () => false,
    );
    setStatus(isCopied ? 'copied' : 'failed');
    setTimeout(() => setStatus('idle'), 2_000);
  };
  return (
    <span class="desk-copy">
      <button type="button" aria-label={label} title={label} onClick={() => void copy()}>
        <Icon name={status === 'copied' ? 'check' : 'copy'} />
      </button>
      <span class={status === 'failed' ? 'hint' : 'sr-only'} role="status">
        {status === 'copied' && texts.copied}
        {status === 'failed' && texts.notCopied}
      </span>
    </span>
  );
}
