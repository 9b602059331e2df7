import { useEffect, useRef, useState } from 'preact/hooks';
import type { CodeSent, IdentityKind } from '#shared/contract/sign-in.ts';
import { readOneTimeCode } from '#shared/fields/one-time-code.ts';
import { useAction } from '../api/action.browser.ts';
import { ApiFault } from '../api/client.browser.ts';
import { focusOn, selectText } from '../api/focus.browser.ts';
import { rememberProven } from '../api/proven-here.browser.ts';
import { cancelWork, wasCancelled } from '../api/work-in-progress.browser.ts';
import { type Accepted, type Address, readAddress, type SentCode } from './address.ts';
import { isStepOpen, keepStep, readKeptStep } from './kept-step.browser.ts';
import { listenForSmsCode } from './sms-code.browser.ts';
import { closedBy } from './spent.browser.ts';

type Steps = {
  /** Sends a code to the address. */
  ask(address: Address): Promise<CodeSent>;
  prove(code: string): Promise<unknown>;
  onProven(): void;
  accepted: Accepted;
  /** A code that was sent before these steps began. */
  begun: SentCode | undefined;
  /** The step outlives a reload of the page. */
  isKept: boolean;
  typedBefore: string;
  /** The box of the first code does not take the focus by itself. */
  isAside: boolean;
};

/** Whether the code itself is of no use; what failed for another reason can be sent again as it stands. */
const wasRefused = (fault: unknown): fault is ApiFault =>
  fault instanceof ApiFault && /^code_(?:wrong|expired)$/.test(fault.code);

/** Keeps the steps of a proof: the address as typed, the code that was sent, the code as typed. */
export function useProof({
  ask,
  prove,
  onProven,
  accepted,
  begun,
  isKept,
  typedBefore,
  isAside,
}: Steps) {
  const [typed, setTyped] = useState(typedBefore);
  const [code, setCode] = useState('');
  const [sent, setSent] = useState(begun ?? null);
  const [sentAt, setSentAt] = useState(() => Date.now());
  const [tries, setTries] = useState(begun ? 1 : 0);
  const [spent, setSpent] = useState<IdentityKind | null>(null);
  const refused = useRef<{ digits: string; why: string } | null>(null);
  const { busy, fault, setFault, run, runInstead } = useAction();

  const keep: typeof keepStep = (step) => {
    if (isKept) keepStep(step);
  };
  // Read after the first render, which must equal the built page.
  useEffect(() => {
    const kept = isKept ? readKeptStep() : null;
    if (!kept) return;
    setTyped(kept.sentTo);
    if (!isStepOpen(kept, Date.now())) return keep(null);
    setSent(kept);
    setSentAt(kept.sentAt);
    setTries(1);
  }, []);

  // Its fault is read with it, which nobody would hear of otherwise.
  const focusOnInput = () => focusOn(sent ? 'field-code' : 'field-address');

  const addresses = useRef(0);
  const send = (address: Address, sentTo: string) =>
    run(async () => {
      const asked = addresses.current;
      // Another address is being typed by now: what comes of this one is nothing to it.
      const isLeft = () => asked !== addresses.current;
      setTries((count) => count + 1);
      setSpent(null);
      const answer = await ask(address).catch((thrown: unknown) => {
        if (isLeft()) return null;
        setSpent(closedBy(thrown));
        if (!wasCancelled(thrown)) focusOnInput();
        throw thrown;
      });
      if (!answer || isLeft()) return;
      refused.current = null;
      const now = Date.now();
      setSent({ sent: answer, sentTo, address });
      setSentAt(now);
      keep({ sent: answer, sentTo, address, sentAt: now });
      setCode('');
    });

  // The first code may come while the work for another one goes on; it is what everybody waits for.
  const tryCode = (digits: string) => {
    // It would be refused again, and cost one of the few tries.
    if (digits === refused.current?.digits) {
      setFault(refused.current.why);
      selectText('field-code');
      return;
    }
    runInstead(async () => {
      try {
        await prove(digits);
        rememberProven();
        keep(null);
      } catch (thrown) {
        // The next digit typed replaces a refused code, and whoever has mistyped one digit still sees which.
        if (wasRefused(thrown)) {
          refused.current = { digits, why: thrown.message };
          selectText('field-code');
        } else focusOn('field-code');
        throw thrown;
      }
      onProven();
    });
  };

  const changeCode = (next: string) => {
    const read = readOneTimeCode(next);
    setCode(read ?? next);
    setFault(null);
    if (read !== null) tryCode(read);
  };

  useEffect(() => {
    if (!sent) return;
    if (!isAside || tries > 1) focusOn('field-code');
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
    tryTypedCode: () => tryCode(readOneTimeCode(code) ?? code),
    changeAddress() {
      if (busy) cancelWork();
      addresses.current += 1;
      setSent(null);
      setFault(null);
      keep(null);
    },
  };
}
