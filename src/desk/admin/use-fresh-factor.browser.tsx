import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { TextInput } from '#shared/forms/inputs.tsx';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import { cleanCode, ungroup } from '#shared/persian/typed.ts';
import { ApiFault, describeFault } from '../../api/client.browser.ts';
import { useFault } from '../../api/online.browser.ts';
import { FrontDialog } from '../shell/front-dialog.browser.tsx';
import * as texts from '../texts/people.ts';
import * as signInTexts from '../texts/sign-in.ts';
import { renewProof } from './admin-api.browser.ts';

type Asked = { again(): void; giveUp(): void };

/** What `run` throws where no code was given. */
export class GivenUp extends Error {}

/**
 * `run` does what needs a second factor that was proven a moment ago: where the last proof is old it asks for a code and
 * does it again. `asking` is the dialog that asks. @throws `GivenUp`, by `run`, where that is closed.
 */
export function useFreshFactor(): {
  run: <Answer>(act: () => Promise<Answer>) => Promise<Answer>;
  asking: ComponentChildren;
} {
  const [asked, setAsked] = useState<Asked | null>(null);
  async function run<Answer>(act: () => Promise<Answer>): Promise<Answer> {
    try {
      return await act();
    } catch (thrown) {
      if (!(thrown instanceof ApiFault && thrown.code === 'fresh_proof_needed')) throw thrown;
      await new Promise<void>((again, refuse) =>
        setAsked({ again, giveUp: () => refuse(new GivenUp()) }),
      ).finally(() => setAsked(null));
      return await act();
    }
  }
  return { run, asking: asked && <FreshFactor onProven={asked.again} onClose={asked.giveUp} /> };
}

/** Asks for the code that the authenticator shows now. */
function FreshFactor({ onProven, onClose }: { onProven(): void; onClose(): void }) {
  const [code, setCode] = useState('');
  const [fault, setFault] = useFault(undefined);
  const [isBusy, setIsBusy] = useState(false);
  async function prove(typed: string) {
    if (isBusy) return;
    setIsBusy(true);
    setFault(undefined);
    try {
      await renewProof(cleanCode(typed));
      onProven();
    } catch (thrown) {
      setFault(sentenceOf(thrown));
    } finally {
      setIsBusy(false);
    }
  }
  return (
    <FrontDialog title={texts.freshTitle} isTitled kind="desk-form" onClose={onClose}>
      <p class="hint">{texts.freshHint}</p>
      <ScriptForm onSubmit={() => void prove(code)}>
        <TextInput
          name="fresh-code"
          label={signInTexts.appCode}
          hint={signInTexts.appCodeHint}
          inputMode="numeric"
          dir="ltr"
          autocomplete="one-time-code"
          className="input-code"
          maxLength={20}
          value={code}
          fault={fault}
          onChange={(_, next) => {
            setCode(next);
            if (/^\d{6}$/.test(ungroup(next))) void prove(next);
          }}
        />
        <button class="button" type="submit" aria-disabled={isBusy}>
          {isBusy ? signInTexts.checking : texts.goOn}
        </button>
      </ScriptForm>
    </FrontDialog>
  );
}

function sentenceOf(thrown: unknown): string {
  if (!(thrown instanceof ApiFault)) return describeFault(thrown);
  if (thrown.code === 'code_wrong') return signInTexts.appCodeWrong;
  return thrown.code === 'too_many_requests'
    ? signInTexts.secondFactorSpent
    : (thrown.fields.code ?? thrown.message);
}
