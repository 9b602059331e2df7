import * as texts from '../texts/thread.ts';

/** Says that the request changed while its agent writes; `onShow` brings the newest version, and what is written stays. */
export function ChangedMeanwhile({ onShow }: { onShow(): void }) {
  return (
    <div class="notice notice-warn" role="alert">
      <p>{texts.changedMeanwhile}</p>
      <button class="button button-quiet button-small" type="button" onClick={onShow}>
        {texts.showChange}
      </button>
    </div>
  );
}
