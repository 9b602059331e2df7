import { useState } from 'preact/hooks';
import { Icon } from '#shared/forms/icon.tsx';

/** TranscriptLinks a code, and says that it did. */
export function CopyButton({ text }: { text: string }) {
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('رونوشت شد');
    } catch {
      setSaid('رونوشت نشد؛ کد را خودتان بردارید.');
    }
  };
  return (
    <>
      <button type="button" class="button button-quiet button-small" onClick={() => void copy()}>
        <Icon name="copy" />
        رونوشت
      </button>
      <span class="hint" role="status">
        {said}
      </span>
    </>
  );
}
