import { useEffect, useState } from 'preact/hooks';
import { pages } from '#shared/contract/pages.ts';
import * as actionTexts from '#shared/contract/texts/actions.ts';
import type { ListedTicket } from '#shared/contract/tickets.ts';
import { Icon } from '#shared/forms/icon.tsx';
import { ApiFault, describeFault } from '../api/client.browser.ts';
import { focusOn } from '../api/focus.browser.ts';
import { useBackOnline } from '../api/online.browser.ts';
import { Account } from '../sign-in/account.browser.tsx';
import { SignIn, type SignInProps } from '../sign-in/sign-in-screen.browser.tsx';
import { Lookup } from './lookup.browser.tsx';
import * as texts from './texts.ts';
import { isOver, Tickets } from './ticket-list.browser.tsx';
import { listOwnTickets } from './tickets-api.browser.ts';

const erasedId = 'account-erased';

type Shown = 'loading' | 'guest' | 'erased' | { tickets: ListedTicket[] } | { fault: string };

/** The customer's own requests; for a guest, as which the page may know somebody already, sign-in or a tracking code. */
export function RequestsScreen({
  isGuest = false,
  ...signIn
}: SignInProps & { isGuest?: boolean }) {
  const [shown, setShown] = useState<Shown>(isGuest ? 'guest' : 'loading');
  const load = () =>
    listOwnTickets()
      .then((tickets) => setShown(tickets ? { tickets } : 'guest'))
      .catch((thrown: unknown) => {
        const isGuest = thrown instanceof ApiFault && thrown.code === 'sign_in_needed';
        setShown(isGuest ? 'guest' : { fault: describeFault(thrown) });
      });
  useEffect(() => {
    if (!isGuest) void load();
  }, []);
  useBackOnline(() => typeof shown === 'object' && 'fault' in shown && void load());
  if (shown === 'loading') {
    return (
      <p class="loading" role="status">
        {texts.loadingRequests}
      </p>
    );
  }
  if (shown === 'erased') return <Erased />;
  if (shown === 'guest') return <SignInChoices signIn={signIn} onProven={() => void load()} />;
  if ('fault' in shown) {
    return (
      <div class="notice notice-bad" role="alert">
        <p>{shown.fault}</p>
        <button type="button" class="button button-quiet" onClick={() => void load()}>
          {actionTexts.tryAgain}
        </button>
      </div>
    );
  }
  const { tickets } = shown;
  return (
    <>
      <Tickets tickets={tickets.filter((ticket) => !isOver(ticket))} title={texts.openRequests} />
      <Tickets tickets={tickets.filter(isOver)} title={texts.closedRequests} />
      {tickets.length === 0 && <EmptyState />}
      <Account
        withEmail={signIn.withEmail}
        onErased={() => {
          setShown('erased');
          focusOn(erasedId);
        }}
      />
    </>
  );
}

function SignInChoices({ signIn, onProven }: { signIn: SignInProps; onProven(): void }) {
  return (
    <div class="ways">
      <section aria-labelledby="by-sign-in">
        <h2 id="by-sign-in">{texts.signInToSeeAll}</h2>
        <SignIn {...signIn} isGuest onProven={onProven} />
      </section>
      <section aria-labelledby="by-code">
        <h2 id="by-code">{texts.openOneByCode}</h2>
        <Lookup typedBefore={signIn.typedBefore?.lookup} />
      </section>
    </div>
  );
}

/** What an erased account ends with. */
export function Erased() {
  return (
    <div class="notice notice-good" id={erasedId} tabIndex={-1} role="status">
      <p>{texts.accountErased}</p>
      <div class="actions">
        <a class="button button-quiet" href={pages.home.path}>
          {actionTexts.homePage}
        </a>
      </div>
    </div>
  );
}

/** What somebody without a request sees in place of the list. */
export function EmptyState() {
  return (
    <div class="panel empty">
      <Icon name="inbox" />
      <p>{texts.noRequests}</p>
      <div class="actions">
        <a class="button" href={pages.contact.path}>
          {texts.newRequest}
        </a>
        <a class="button button-quiet" href={pages.home.path}>
          {actionTexts.searchGuide}
        </a>
      </div>
    </div>
  );
}
