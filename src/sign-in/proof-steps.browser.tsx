import { useEffect, useState } from 'preact/hooks';
import type { CodeSent } from '#shared/contract/sign-in.ts';
import { AddressForm, CodeForm } from '#shared/forms/proof-forms.tsx';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { ungroup } from '#shared/persian/typed.ts';
import { useAction } from '../api/action.browser.ts';
import { type Address, readAddress } from './address.ts';
import { useSecondsUntil } from './countdown.browser.ts';
import { listenForSmsCode } from './sms-code.browser.ts';

type Props = {
  /** Sends a code to the address. */
  ask(address: Address): Promise<CodeSent>;
  prove(code: string): Promise<unknown>;
  onProven(): void;
  withEmail?: boolean;
  /** A code is under way already: no address is asked for. */
  begun?: { sent: CodeSent; sentTo: string; address: Address };
  /** Where somebody goes whom no code reaches. */
  wayOut?: string | undefined;
};

/** Proves a phone number or mailbox: the address, the code, and what to do when no code comes. */
export function ProofSteps({ ask, prove, onProven, withEmail = false, begun, wayOut }: Props) {
  const [typed, setTyped] = useState('');
  const [code, setCode] = useState('');
  const [sent, setSent] = useState(begun ?? null);
  const [sentAt, setSentAt] = useState(() => Date.now());
  const [tries, setTries] = useState(begun ? 1 : 0);
  const { busy, fault, setFault, run } = useAction();

  const send = (address: Address, sentTo: string) =>
    run(async () => {
      setTries((count) => count + 1);
      const answer = await ask(address);
      setSent({ sent: answer, sentTo, address });
      setSentAt(Date.now());
      setCode('');
    });

  const sendToTyped = () => {
    const read = readAddress(typed, withEmail);
    return 'fault' in read ? setFault(read.fault) : send(read.address, read.shown);
  };

  const tryCode = (digits: string) =>
    run(async () => {
      try {
        await prove(digits);
      } catch (thrown) {
        setCode('');
        focusOn('field-code');
        throw thrown;
      }
      onProven();
    });

  const changeCode = (next: string) => {
    setCode(next);
    setFault(null);
    if (/^\d{6}$/.test(ungroup(next))) tryCode(ungroup(next));
  };

  useEffect(() => {
    if (!sent) return;
    focusOn('field-code');
    return sent.sent.kind === 'mobile' ? listenForSmsCode(changeCode) : undefined;
  }, [sentAt, sent !== null]);

  if (!sent) {
    return (
      <AddressForm
        value={typed}
        fault={fault ?? undefined}
        busy={busy}
        withEmail={withEmail}
        onChange={(_, next) => setTyped(next)}
        onSubmit={(event) => {
          event.preventDefault();
          sendToTyped();
        }}
      >
        {tries > 1 && <WayOut href={wayOut} />}
      </AddressForm>
    );
  }
  return (
    <CodeForm
      value={code}
      sentTo={sent.sentTo}
      fault={fault ?? undefined}
      busy={busy}
      onChange={(_, next) => changeCode(next)}
      onSubmit={(event) => {
        event.preventDefault();
        tryCode(code);
      }}
    >
      <Resend
        at={sentAt + sent.sent.resendAfterSeconds * 1000}
        onResend={() => send(sent.address, sent.sentTo)}
      />
      {!begun && (
        <button
          class="button button-plain"
          type="button"
          onClick={() => {
            setSent(null);
            setFault(null);
          }}
        >
          {sent.sent.kind === 'mobile' ? 'شماره را عوض کنید' : 'نشانی را عوض کنید'}
        </button>
      )}
      {sent.sent.kind === 'email' && (
        <p class="hint">نامه را ندیدید؟ پوشهٔ هرزنامه (Spam) را هم ببینید.</p>
      )}
      {tries > 1 && <WayOut href={wayOut} />}
    </CodeForm>
  );
}

function Resend({ at, onResend }: { at: number; onResend(): void }) {
  const seconds = useSecondsUntil(at);
  if (seconds === 0) {
    return (
      <button class="button button-quiet" type="button" onClick={onResend}>
        ارسال دوبارهٔ کد
      </button>
    );
  }
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return <span class="countdown">ارسال دوباره تا {toPersianDigits(clock)} دیگر</span>;
}

function WayOut({ href }: { href: string | undefined }) {
  if (!href) return null;
  return (
    <p class="notice way-out">
      کد نمی‌رسد؟ لازم نیست منتظر بمانید: <a href={href}>بدون ورود درخواست بفرستید</a> تا بررسی کنیم.
    </p>
  );
}

/** Focuses an input once the next frame is drawn. */
const focusOn = (id: string) => requestAnimationFrame(() => document.getElementById(id)?.focus());
