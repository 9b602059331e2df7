import * as texts from '../texts/shell.ts';

type Props = {
  /** What failed and what to do, as a sentence. */
  fault: string;
  /** Tries it again; null where nothing can be tried. */
  onRetry: (() => void) | null;
};

/** Says what could not be read, with a button that tries again. */
export function FaultNotice({ fault, onRetry }: Props) {
  return (
    <div class="notice notice-bad" role="alert">
      <p>{fault}</p>
      {onRetry && (
        <button class="button button-quiet button-small" type="button" onClick={onRetry}>
          {texts.retry}
        </button>
      )}
    </div>
  );
}
