import { type ComponentChildren, render } from 'preact';
import { BestAnswers } from '../../contact/best-answers.browser.tsx';
import { Calendar } from '../../contact/calendar.browser.tsx';
import { Outcome } from '../../contact/outcome.browser.tsx';
import { Audit } from '../../desk/admin/audit.browser.tsx';
import { Closures } from '../../desk/admin/closures.browser.tsx';
import { Tags } from '../../desk/admin/lists/tags.browser.tsx';
import { Composer } from '../../desk/composer/composer.browser.tsx';
import { Content } from '../../desk/content/content.browser.tsx';
import { Budget } from '../../desk/failed/budget.browser.tsx';
import { Failed } from '../../desk/failed/failed.browser.tsx';
import { Report } from '../../desk/reports/report.browser.tsx';
import { DeskSignIn } from '../../desk/session/sign-in.browser.tsx';
import { Actions } from '../../desk/thread/actions.browser.tsx';
import { Account } from '../../sign-in/account.browser.tsx';
import { ChangeAddress } from '../../sign-in/change-address.browser.tsx';
import type { Customer } from '../../sign-in/customer.ts';
import { EraseAccount } from '../../sign-in/erase-account.browser.tsx';
import { SignIn } from '../../sign-in/sign-in-screen.browser.tsx';
import { Channel } from '../../tickets/channel.browser.tsx';
import { CompareWithToday } from '../../tickets/compare-transcript.browser.tsx';
import { CopyButton } from '../../tickets/copy-button.browser.tsx';
import { Lookup } from '../../tickets/lookup.browser.tsx';
import { ProofOfTicket } from '../../tickets/proof-of-ticket.browser.tsx';
import { Rating } from '../../tickets/rating.browser.tsx';
import { Reply } from '../../tickets/reply.browser.tsx';
import { Solve } from '../../tickets/solve.browser.tsx';
import { SplitOff } from '../../tickets/split-off.browser.tsx';
import { Facts, History, TranscriptLinks } from '../../tickets/thread-folds.browser.tsx';
import { TranscriptShares } from '../../tickets/transcript-shares.browser.tsx';
import { sampleFiled } from './contact-data.ts';
import { sampleDeskDraft, sampleDeskThread } from './desk-data.ts';
import { sampleDeskSession } from './desk-list-data.ts';
import { done, nothing, perform } from './handlers.ts';
import '../../feedback/start.browser.ts';
import { showSearchPanels } from './search-panels.browser.ts';
import { fullThread, sampleThread, sampleVerdicts } from './ticket-data.ts';
import { writingSamples } from './writing-samples.browser.tsx';

/** What somebody does to bring a component into its state: presses what a selector finds, or types into it. */
type Step = string | { into: string; type: string };
type LiveSample = { view: ComponentChildren; steps?: readonly Step[] };

const customer: Customer = {
  ...{ signedIn: true, name: 'سارا', plan: 'طلایی', freshProof: true },
  identities: [{ kind: 'mobile', masked: '0912 *** 4567', proven: true }],
};
const send = 'button[type="submit"]';
const today = '1405-09-06';
const desk = { idleMinutes: 30, sessionHours: 8, onSignedIn: nothing };
const composer = <Composer thread={sampleDeskThread} draft={sampleDeskDraft} perform={perform} />;
const change = { withEmail: true, onChanged: nothing };

const samples: Readonly<Record<string, LiveSample>> = {
  'calendar-next': {
    view: <Calendar chosen={null} today={today} when="past" onChoose={nothing} onClose={nothing} />,
    steps: ['[aria-label="ماه بعد"]'],
  },
  'calendar-free': {
    view: <Calendar chosen={null} today={today} onChoose={nothing} onClose={nothing} />,
  },
  'best-answers': { view: <BestAnswers title="سفارشم چه وقت می‌رسد" /> },
  filed: {
    view: (
      <Outcome
        request={{ answer: sampleFiled(null), address: null, proven: true, readAt: Date.now() }}
        channels={['sms', 'email']}
        hasRest={false}
        onChanged={nothing}
        onLost={nothing}
        onAnew={nothing}
      />
    ),
  },
  'signed-in': { view: <SignIn withEmail /> },
  account: { view: <Account withEmail onErased={nothing} />, steps: ['summary'] },
  'change-address': {
    view: <ChangeAddress customer={customer} {...change} />,
    steps: ['button'],
  },
  'prove-again': {
    view: <ChangeAddress customer={{ ...customer, freshProof: false }} {...change} />,
    steps: ['button'],
  },
  'erase-account': {
    view: <EraseAccount customer={customer} onErase={done} />,
    steps: ['button'],
  },
  lookup: { view: <Lookup />, steps: [{ into: 'input', type: '7K3M-X9QP-2RTX' }, send] },
  'proof-of-ticket': { view: <ProofOfTicket code={sampleThread.code} onProven={nothing} /> },
  'proof-waiting': {
    view: <ProofOfTicket code={sampleThread.code} onProven={nothing} />,
    steps: ['button'],
  },
  'shares-waiting': { view: <TranscriptShares code="waiting" /> },
  'shares-none': { view: <TranscriptShares code="none" /> },
  'shares-fault': { view: <TranscriptShares code="fault" /> },
  copied: { view: <CopyButton text={sampleThread.code} />, steps: ['button'] },
  'split-off': {
    view: <SplitOff code={fullThread.code} message={fullThread.messages[2]!} />,
    steps: ['button'],
  },
  'reply-fault': { view: <Reply thread={sampleThread} onDone={done} />, steps: [send] },
  solve: { view: <Solve thread={sampleThread} onDone={done} />, steps: ['button'] },
  rating: { view: <Rating thread={sampleThread} onDone={done} />, steps: ['[value="4"]'] },
  folds: {
    view: (
      <>
        <Channel thread={sampleThread} channels={['sms', 'email']} onDone={done} />
        <Facts thread={fullThread} />
        <History thread={sampleThread} now={Date.now()} />
        <TranscriptLinks thread={sampleThread} />
      </>
    ),
    steps: ['summary'],
  },
  compare: {
    view: <CompareWithToday transcript={sampleVerdicts[0]!.transcript} />,
    steps: ['button'],
  },
  'composer-fault': { view: composer, steps: [send] },
  'composer-note': { view: composer, steps: ['[value="note"]'] },
  actions: {
    view: <Actions thread={sampleDeskThread} perform={perform} />,
    steps: ['summary', send],
  },
  ...writingSamples,
  closures: {
    view: <Closures onFault={() => 'ثبت نشد.'} />,
    steps: [{ into: '[name="from"]', type: '۱۴۰۵/۱۳/۱' }, send],
  },
  report: { view: <Report onFault={() => 'خوانده نشد.'} /> },
  budget: { view: <Budget onFault={() => 'خوانده نشد.'} /> },
  failed: {
    view: <Failed onFault={() => 'خوانده نشد.'} />,
    steps: ['.desk-failed-acts button:last-child'],
  },
  content: { view: <Content onFault={() => 'خوانده نشد.'} />, steps: ['summary'] },
  tags: { view: <Tags onFault={() => 'خوانده نشد.'} /> },
  audit: { view: <Audit session={sampleDeskSession} onFault={() => 'خوانده نشد.'} /> },
  'desk-session-over': { view: <DeskSignIn hasEnded {...desk} /> },
  'desk-second-factor': {
    view: <DeskSignIn hasEnded={false} {...desk} />,
    steps: [
      { into: '[name="address"]', type: '۰۹۱۲۱۲۳۴۵۶۷' },
      send,
      { into: '[name="code"]', type: '123456' },
      { into: '[name="second-factor"]', type: '123456' },
    ],
  },
  'desk-recovery-code': {
    view: <DeskSignIn hasEnded={false} {...desk} />,
    steps: [
      { into: '[name="address"]', type: '۰۹۱۲۱۲۳۴۵۶۷' },
      send,
      { into: '[name="code"]', type: '123456' },
      'form:has([name="second-factor"]) button[type="button"]',
      { into: '[name="second-factor"]', type: '7K3MX-9QP2R' },
      send,
    ],
  },
};

/**
 * Waits until a selector finds something within an element, also where the development server has to prepare a
 * worker first. @throws Error after ten seconds.
 */
async function found(host: Element, selector: string): Promise<HTMLElement[]> {
  for (let tries = 0; tries < 500; tries++) {
    const elements = [...host.querySelectorAll<HTMLElement>(selector)];
    if (elements.length > 0) return elements;
    await new Promise((wake) => setTimeout(wake, 20));
  }
  throw new Error(`The catalogue finds no ${selector}.`);
}

async function take(host: Element, step: Step) {
  if (typeof step === 'string') {
    for (const element of await found(host, step)) element.click();
  } else {
    const [input] = await found(host, step.into);
    if (!(input instanceof HTMLInputElement)) return;
    input.value = step.type;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  await new Promise((wake) => setTimeout(wake, 50));
}

async function show(host: HTMLElement) {
  const sample = samples[host.dataset.live ?? ''];
  if (!sample) return;
  render(sample.view, host);
  for (const step of sample.steps ?? []) await take(host, step);
}

/** Answers «این پاسخ به شما کمک کرد؟» where the page shows what follows. */
async function vote() {
  await customElements.whenDefined('pasokh-helpful');
  for (const host of document.querySelectorAll<HTMLElement>('[data-vote]'))
    host.querySelector<HTMLElement>(`[value="${host.dataset.vote}"]`)?.click();
  await found(document.body, '[data-vote="no"] textarea');
}

const hosts = [...document.querySelectorAll<HTMLElement>('[data-live]')];
showSearchPanels(hosts);
await Promise.all([...hosts.map(show), vote()]);
// Some components take the focus as soon as they stand there.
if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
scrollTo(0, 0);
document.body.dataset.shown = '';
