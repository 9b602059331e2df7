import { useEffect, useState } from 'preact/hooks';
import { pages } from '#shared/contract/pages.ts';
import type { IdentityKind, SessionAnswer } from '#shared/contract/sign-in.ts';
import { Icon } from '#shared/forms/icon.tsx';
import { answerOf, api, sayFault } from '../api/client.browser.ts';
import { withProofOfWork } from '../api/proof-of-work.browser.ts';
import type { Address } from './address.ts';
import { ProofSteps } from './proof-steps.browser.tsx';

type Customer = Extract<SessionAnswer, { signedIn: true }>;

/** Who is signed in, ways out, and changing the number or address one is known by. */
export function Account({ withEmail }: { withEmail: boolean }) {
  const [customer, setCustomer] = useState<Customer | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const read = () =>
    answerOf(api.session.$get())
      .then((answer) => setCustomer(answer.signedIn ? answer : null))
      .catch((thrown: unknown) => setFault(sayFault(thrown)));
  useEffect(() => void read(), []);
  const leave = (ask: () => Promise<unknown>) =>
    ask()
      .then(() => location.assign(pages.home.path))
      .catch((thrown: unknown) => setFault(sayFault(thrown)));
  if (!customer) return null;
  return (
    <details class="fold account">
      <summary>
        <span>
          حساب شما:{' '}
          <bdi dir="ltr">{customer.identities.map(({ masked }) => masked).join(' ، ')}</bdi>
        </span>
        <Icon name="forward" />
      </summary>
      {customer.plan && <p>طرح شما: {customer.plan}</p>}
      <ChangeAddress customer={customer} withEmail={withEmail} onChanged={() => void read()} />
      <Erase
        customer={customer}
        onErase={() => void leave(() => answerOf(api.account.erase.$post()))}
      />
      {fault && (
        <p class="problem" role="alert">
          {fault}
        </p>
      )}
      <div class="actions">
        <button
          type="button"
          class="button button-quiet"
          onClick={() => void leave(() => answerOf(api['sign-out'].$post()))}
        >
          خروج
        </button>
        <button
          type="button"
          class="button button-quiet"
          onClick={() => void leave(() => answerOf(api['sign-out-everywhere'].$post()))}
        >
          خروج از همهٔ دستگاه‌ها
        </button>
        <a class="button button-quiet" href="/api/account/data" download>
          نسخه‌ای از همهٔ داده‌های من
        </a>
      </div>
    </details>
  );
}

/** Erasing cannot be undone, so it is asked twice, and only of somebody who proves to be there (R20). */
function Erase({ customer, onErase }: { customer: Customer; onErase(): void }) {
  const [isAsked, setIsAsked] = useState(false);
  const [isProven, setIsProven] = useState(customer.freshProof);
  const own = customer.identities.find(({ proven }) => proven);
  if (!isAsked) {
    return (
      <p>
        <button type="button" class="button button-plain" onClick={() => setIsAsked(true)}>
          پاک کردن حساب و همهٔ نوشته‌هایم
        </button>
      </p>
    );
  }
  if (!isProven && own)
    return <ProveAgain kind={own.kind} masked={own.masked} onProven={() => setIsProven(true)} />;
  return (
    <div class="notice notice-bad" role="alert">
      <p>
        شماره، ایمیل، پیام‌ها و فایل‌های شما برای همیشه پاک می‌شود و برنمی‌گردد. درخواست‌های باز هم
        بی‌پاسخ می‌مانند.
      </p>
      <div class="actions">
        <button type="button" class="button button-danger" onClick={onErase}>
          بله، پاک کن
        </button>
        <button type="button" class="button button-quiet" onClick={() => setIsAsked(false)}>
          نه، نگه دار
        </button>
      </div>
    </div>
  );
}

type Step = 'closed' | 'again' | 'new' | 'done';

/** Codes on both: first the address one signed in with, unless that was moments ago, then the new one (R20). */
function ChangeAddress({
  customer,
  withEmail,
  onChanged,
}: {
  customer: Customer;
  withEmail: boolean;
  onChanged(): void;
}) {
  const [step, setStep] = useState<Step>('closed');
  const own = customer.identities.find(({ proven }) => proven);
  if (step === 'closed') {
    return (
      <p>
        <button
          type="button"
          class="button button-plain"
          onClick={() => setStep(customer.freshProof ? 'new' : 'again')}
        >
          {withEmail ? 'عوض کردن شماره یا ایمیل' : 'عوض کردن شماره'}
        </button>
      </p>
    );
  }
  if (step === 'done') return <p class="notice notice-good">انجام شد.</p>;
  if (step === 'again' && own)
    return <ProveAgain kind={own.kind} masked={own.masked} onProven={() => setStep('new')} />;
  return (
    <section aria-label="شماره یا ایمیل تازه">
      <p>شماره یا ایمیل تازه را بنویسید تا کدی به آن بفرستیم.</p>
      <ProofSteps
        withEmail={withEmail}
        ask={askChange}
        prove={proveChange}
        onProven={() => {
          setStep('done');
          onChanged();
        }}
      />
    </section>
  );
}

function ProveAgain({
  kind,
  masked,
  onProven,
}: {
  kind: IdentityKind;
  masked: string;
  onProven(): void;
}) {
  const [isSent, setIsSent] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const ask = () =>
    withProofOfWork('code', (work) =>
      answerOf(api.account['prove-again'].$post({ json: { kind, ...(work && { work }) } })),
    );
  if (isSent) {
    return (
      <ProofSteps
        begun={{
          sent: { kind, expiresInSeconds: 120, resendAfterSeconds: 60 },
          sentTo: masked,
          address: { mobile: '' },
        }}
        ask={ask}
        prove={(code) => answerOf(api['sign-in'].prove.$post({ json: { code } }))}
        onProven={onProven}
      />
    );
  }
  return (
    <>
      <p>
        پیش از هر تغییر، کدی به <bdi dir="ltr">{masked}</bdi> می‌فرستیم تا مطمئن شویم خودتان هستید.
      </p>
      {fault && (
        <p class="problem" role="alert">
          {fault}
        </p>
      )}
      <button
        type="button"
        class="button button-quiet"
        onClick={() =>
          void ask()
            .then(() => setIsSent(true))
            .catch((thrown: unknown) => setFault(sayFault(thrown)))
        }
      >
        کد را بفرست
      </button>
    </>
  );
}

const askChange = (address: Address) =>
  withProofOfWork('code', (work) =>
    answerOf(api.account.identity.code.$post({ json: { ...address, ...(work && { work }) } })),
  );

const proveChange = (code: string) => answerOf(api.account.identity.$post({ json: { code } }));
