import { useState } from 'preact/hooks';
import { Icon } from '#shared/forms/icon.tsx';

/** Copies a text to the clipboard and announces whether it did. */
export function CopyButton({ text }: { text: string }) {
  const [status, setStatus] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setStatus('کپی شد');
    } catch {
      setStatus('کپی نشد؛ متن را انتخاب و خودتان کپی کنید.');
    }
  };
  return (
    <>
      <button type="button" class="button button-quiet button-small" onClick={() => void copy()}>
        <Icon name="copy" />
        کپی
      </button>
      <span class="hint" role="status">
        {status}
      </span>
    </>
  );
}
