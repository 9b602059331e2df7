import { useState } from 'preact/hooks';
import type { FullAnswer } from '#shared/contract/desk/full-values.ts';
import { describeFault } from '../../api/client.browser.ts';
import * as texts from '../texts/thread.ts';
import { CopyValue } from './copy-value.browser.tsx';

type Props = {
  /** What the value is called. */
  label: string;
  /** Reads the whole of it, which is recorded. */
  read(): Promise<FullAnswer>;
};

/** The whole of a Sheba or a mobile number, read on demand: each reading is recorded, so that nothing reads it ahead. */
export function FullValue({ label, read }: Props) {
  const [shown, setShown] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const show = () =>
    read().then(
      ({ value }) => {
        setFault(null);
        setShown(value);
      },
      (thrown: unknown) => setFault(describeFault(thrown)),
    );
  return (
    <p class="full-fact">
      {shown === null ? (
        <button
          class="button button-quiet button-small"
          type="button"
          aria-label={texts.showThisInFull(label)}
          onClick={() => void show()}
        >
          {texts.showInFull}
        </button>
      ) : (
        <>
          <bdi class="code" dir="ltr">
            {shown}
          </bdi>
          <CopyValue value={shown.replaceAll(' ', '')} label={texts.copyFact(label)} />
        </>
      )}
      <span class="hint">
        {shown === null ? texts.showingIsRecorded : texts.showingWasRecorded}
      </span>
      {fault && (
        <span class="problem" role="alert">
          {fault}
        </span>
      )}
    </p>
  );
}
