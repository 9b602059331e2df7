import { useEffect, useState } from 'preact/hooks';
import { TextInput } from '#shared/forms/inputs.tsx';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import { cleanCode, ungroup } from '#shared/persian/typed.ts';
import { ApiFault, describeFault } from '../../api/client.browser.ts';
import { focusOn } from '../../api/focus.browser.ts';
import { useFault } from '../../api/online.browser.ts';
import { proveSecondFactor } from '../desk-api.browser.ts';
import * as texts from '../texts/sign-in.ts';

/** The box takes either code all the time; what differs is what is said, the keyboard, and that six digits send themselves. */
const kinds = {
  app: {
    label: texts.appCode,
    hint: texts.appCodeHint,
    wrong: texts.appCodeWrong,
    inputMode: 'numeric',
    autocomplete: 'one-time-code',
    other: texts.useRecoveryCode,
  },
  recovery: {
    label: texts.recoveryCode,
    hint: <>{texts.recoveryCodeHint(<bdi class="code">7K3MX-9QP2R</bdi>)}</>,
    wrong: texts.recoveryCodeWrong,
    inputMode: 'text',
    autocomplete: 'off',
    other: texts.useAppCode,
  },
} as const;

function sentenceOf(thrown: unknown, kind: keyof typeof kinds): string {
  if (thrown instanceof ApiFault && thrown.code === 'code_wrong') return kinds[kind].wrong;
  if (thrown instanceof ApiFault && thrown.code === 'too_many_requests')
    return texts.secondFactorSpent;
  return describeFault(thrown);
}

/** The second step of an agent's sign-in; `onLost` is called where it has to begin with a new SMS. */
export function SecondFactor({ onSignedIn, onLost }: { onSignedIn(): void; onLost(): void }) {
  const [kind, setKind] = useState<keyof typeof kinds>('app');
  const [code, setCode] = useState('');
  const [fault, setFault] = useFault(undefined);
  const [isBusy, setIsBusy] = useState(false);
  const { label, hint, inputMode, autocomplete, other } = kinds[kind];
  useEffect(() => {
    focusOn('field-second-factor');
  }, [kind]);

  async function prove(typed: string) {
    if (isBusy) return;
    setIsBusy(true);
    setFault(undefined);
    try {
      await proveSecondFactor(cleanCode(typed));
      onSignedIn();
    } catch (thrown) {
      const problem = thrown instanceof ApiFault ? thrown.code : null;
      // What cannot be a code at all is mended, and what nobody judged is sent again: neither is typed anew.
      if (problem === 'code_wrong' || problem === 'too_many_requests') setCode('');
      setFault(sentenceOf(thrown, kind));
      if (problem === 'sign_in_needed') onLost();
    } finally {
      setIsBusy(false);
    }
  }

  function change() {
    setKind(kind === 'app' ? 'recovery' : 'app');
    setCode('');
    setFault(undefined);
  }

  return (
    <ScriptForm
      onSubmit={() => {
        void prove(code);
      }}
    >
      <TextInput
        name="second-factor"
        label={label}
        inputMode={inputMode}
        dir="ltr"
        autocomplete={autocomplete}
        className="input-code"
        maxLength={20}
        value={code}
        fault={fault}
        hint={hint}
        onChange={(_, next) => {
          setCode(next);
          if (kind === 'app' && /^\d{6}$/.test(ungroup(next))) void prove(next);
        }}
      />
      <div class="actions">
        <button class="button" type="submit" aria-disabled={isBusy}>
          {isBusy ? texts.checking : texts.signIn}
        </button>
        <button class="button button-plain" type="button" onClick={change}>
          {other}
        </button>
      </div>
    </ScriptForm>
  );
}
