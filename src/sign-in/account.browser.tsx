import type { ComponentChild } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { pages } from '#shared/contract/pages.ts';
import { Icon } from '#shared/forms/icon.tsx';
import { answerOf, api, describeFault } from '../api/client.browser.ts';
import { useFault } from '../api/online.browser.ts';
import { ChangeAddress } from './change-address.browser.tsx';
import type { Customer } from './customer.ts';
import { EraseAccount } from './erase-account.browser.tsx';
import * as texts from './texts.ts';

/** The account of the customer who is signed in: addresses, sign-out, a copy of the data, erasure. Nothing for guests. */
export function Account({ withEmail, onErased }: { withEmail: boolean; onErased(): void }) {
  const [customer, setCustomer] = useState<Customer | null>(null);
  const [fault, setFault] = useFault(null);
  const read = () =>
    answerOf(api.session.$get())
      .then((answer) => setCustomer(answer.signedIn ? answer : null))
      .catch((thrown: unknown) => setFault(describeFault(thrown)));
  useEffect(() => void read(), []);
  const leave = (ask: () => Promise<unknown>) =>
    ask()
      .then(goHome)
      .catch((thrown: unknown) => setFault(describeFault(thrown)));
  if (!customer) return null;
  return (
    <details class="fold account">
      <summary>
        <span>
          {texts.account<ComponentChild>(
            <bdi dir="ltr">
              {texts.addressesOf(customer.identities.map(({ masked }) => masked))}
            </bdi>,
          )}
        </span>
        <Icon name="forward" />
      </summary>
      {customer.plan && <p>{texts.plan(customer.plan)}</p>}
      <ChangeAddress customer={customer} withEmail={withEmail} onChanged={() => void read()} />
      <EraseAccount
        customer={customer}
        onErase={() => answerOf(api.account.erase.$post()).then(onErased)}
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
          {texts.signOut}
        </button>
        <button
          type="button"
          class="button button-quiet"
          onClick={() => void leave(() => answerOf(api['sign-out-everywhere'].$post()))}
        >
          {texts.signOutEverywhere}
        </button>
        <a class="button button-quiet" href="/api/account/data" download>
          {texts.downloadData}
        </a>
      </div>
    </details>
  );
}

const goHome = () => location.assign(pages.home.path);
