import type { EnrolmentAnswer, RecoveryCodesAnswer } from '#shared/contract/desk/agents.ts';
import { QrCode } from '#shared/transcripts/qr-code.tsx';
import { CopyButton } from '../../../tickets/copy-button.browser.tsx';
import { FrontDialog } from '../../shell/front-dialog.browser.tsx';
import * as texts from '../../texts/people.ts';

type Props = {
  name: string;
  /** What is shown this once. */
  secrets: EnrolmentAnswer | RecoveryCodesAnswer;
  /** It need not be shown again. */
  onKept(): void;
  /** Closed without saying so. */
  onClose(): void;
};

/** What an agent needs to sign in, shown once: what the authenticator scans, and the recovery codes. */
export const Enrolment = ({ name, secrets, onKept, onClose }: Props) => (
  <FrontDialog title={texts.enrolTitle(name)} isTitled kind="desk-form" onClose={onClose}>
    <p class="notice">{texts.enrolHint}</p>
    {'uri' in secrets && <Authenticator uri={secrets.uri} />}
    <p>{texts.recoveryHint}</p>
    <ul class="desk-codes" dir="ltr">
      {secrets.recoveryCodes.map((code) => (
        <li key={code} class="code">
          {code}
        </li>
      ))}
    </ul>
    <div class="actions">
      <CopyButton text={secrets.recoveryCodes.join('\n')} />
      <button class="button" type="button" onClick={onKept}>
        {texts.kept}
      </button>
    </div>
  </FrontDialog>
);

function Authenticator({ uri }: { uri: string }) {
  const key = new URL(uri).searchParams.get('secret') ?? '';
  return (
    <>
      <p>{texts.scan}</p>
      <div class="desk-qr">
        <QrCode text={uri} label={texts.qrLabel} />
      </div>
      <p>{texts.key}</p>
      <p>
        <bdi class="code" dir="ltr">
          {key.replace(/.{4}(?=.)/g, '$& ')}
        </bdi>{' '}
        <CopyButton text={key} />
      </p>
    </>
  );
}
