import { useEffect, useState } from 'preact/hooks';
import type { CodeSent, IdentityKind } from '#shared/contract/sign-in.ts';
import { readOneTimeCode } from '#shared/fields/one-time-code.ts';
import { useAction } from '../api/action.browser.ts';
import { ApiFault } from '../api/client.browser.ts';
import { focusOn } from '../api/focus.browser.ts';
import { rememberProven } from '../api/proven-here.browser.ts';
import { cancelWork, wasCancelled } from '../api/work-in-progress.browser.ts';
import { type Accepted, type Address, readAddress } from './address.ts';
import { listenForSmsCode } from './sms-code.browser.ts';
import { closedBy } from './spent-codes.browser.tsx';

/** A code that was sent, and the address as people are shown it. */
export type SentCode = { sent: CodeSent; sentTo: string; address: Address };

type Steps = {
  /** Sends a code to the address. */
  ask(address: Address): Promise<CodeSent>;
  prove(code: string): Promise<unknown>;
  onProven(): void;
  accepted: Accepted;
  /** A code that was sent before these steps began. */
  begun: SentCode | undefined;
};

/** Whether the code itself is of no use; what failed for another reason can be sent again as it stands. */
const wasRefused = (fault: unknown) =>
  fault instanceof ApiFault && /^code_(?:wrong|expired)$/.test(fault.code);

/** Keeps the steps of a proof: the address as typed, the code that was sent, the code as typed. */
export function useProof({ ask, prove, onProven, accepted, begun }: Steps) {
  const [typed, setTyped] = useState('');
  const [code, setCode] = useState('');
  const [sent, setSent] = useState(begun ?? null);
  const [sentAt, setSentAt] = useState(() => Date.now());
  const [tries, setTries] = useState(begun ? 1 : 0);
  const [spent, setSpent] = useState<IdentityKind | null>(null);
  const { busy, fault, setFault, run, runInstead } = useAction();

  // Its fault is read with it, which nobody would hear of otherwise.
  const focusOnInput = () => focusOn(sent ? 'field-code' : 'field-address');

  const send = (address: Address, sentTo: string) =>
    run(async () => {
      setTries((count) => count + 1);
      setSpent(null);
      const answer = await ask(address).catch((thrown: unknown) => {
        setSpent(closedBy(thrown));
        if (!wasCancelled(thrown)) focusOnInput();
        throw thrown;
      });
      setSent({ sent: answer, sentTo, address });
      setSentAt(Date.now());
      setCode('');
    });

  // The first code may come while the work for another one goes on; it is what everybody waits for.
  const tryCode = (digits: string) =>
    runInstead(async () => {
      try {
        await prove(digits);
        rememberProven();
      } catch (thrown) {
        if (wasRefused(thrown)) setCode('');
        focusOn('field-code');
        throw thrown;
      }
      onProven();
    });

  const changeCode = (next: string) => {
    const read = readOneTimeCode(next);
    setCode(read ?? next);
    setFault(null);
    if (read !== null) tryCode(read);
  };

  useEffect(() => {
    if (!sent) return;
    focusOn('field-code');
    return sent.sent.kind === 'mobile' ? listenForSmsCode(changeCode) : undefined;
  }, [sentAt, sent !== null]);

  return {
    ...{ typed, setTyped, code, changeCode, sent, tries, busy, spent },
    fault: fault ?? undefined,
    resendAt: sent ? sentAt + sent.sent.resendAfterSeconds * 1000 : 0,
    sendToTyped() {
      const read = readAddress(typed, accepted);
      if (!('fault' in read)) return send(read.address, read.shown);
      setFault(read.fault);
      focusOnInput();
    },
    resend: () => sent && send(sent.address, sent.sentTo),
    tryTypedCode: () => tryCode(code),
    changeAddress() {
      if (busy) cancelWork();
      setSent(null);
      setFault(null);
    },
  };
}
