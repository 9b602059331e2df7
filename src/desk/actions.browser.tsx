import { useState } from 'preact/hooks';
import { type DeskThread, priorities } from '#shared/contract/desk.ts';
import { IsolatedText } from '#shared/forms/isolated-text.tsx';
import { FoldedForm } from './folded-form.browser.tsx';
import { blockLabel, priorityLabels } from './labels.ts';
import { usePriority } from './use-priority.browser.ts';
import type { Perform } from './use-thread.browser.ts';

type Props = { thread: DeskThread; perform: Perform };

/** What an agent does with a ticket besides writing: priority, another department, closing, blocking. */
export function Actions({ thread, perform }: Props) {
  return (
    <section class="desk-manage" aria-labelledby="manage">
      <h3 id="manage">کارهای این درخواست</h3>
      <Priority thread={thread} perform={perform} />
      {thread.can.route && <Route thread={thread} perform={perform} />}
      {thread.can.close && <Close perform={perform} />}
      <Block thread={thread} perform={perform} />
    </section>
  );
}

function Priority({ thread, perform }: Props) {
  const { priority, fault, choose } = usePriority(thread, perform);
  return (
    <label class="desk-inline">
      <span>اولویت</span>
      <select
        class="input"
        value={String(priority)}
        onChange={(event) => {
          const typed = Number(event.currentTarget.value);
          const next = priorities.find((one) => one === typed);
          if (next !== undefined) choose(next);
        }}
      >
        {[...priorities].reverse().map((value) => (
          <option key={value} value={String(value)}>
            {priorityLabels[value]}
          </option>
        ))}
      </select>
      {fault && (
        <span class="problem" role="alert">
          {fault}
        </span>
      )}
    </label>
  );
}

function Route({ thread, perform }: Props) {
  const [department, setDepartment] = useState('');
  return (
    <FoldedForm
      title="فرستادن به واحد دیگر"
      name="why"
      label="علت"
      required={false}
      hint="مشتری واحد تازه، علت و قول پاسخ تازه را می‌بیند."
      send="فرستادن به واحد"
      onSend={(why) => {
        if (!department) return Promise.resolve('یکی از واحدها را برگزینید.');
        return perform('route', { department, ...(why && { why }) });
      }}
    >
      <label class="field">
        <span class="label">واحد</span>
        <select
          class="input"
          value={department}
          onChange={(event) => setDepartment(event.currentTarget.value)}
        >
          <option value="">برگزینید</option>
          {thread.departments.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
    </FoldedForm>
  );
}

const Close = ({ perform }: { perform: Perform }) => (
  <FoldedForm
    title="بستن درخواست"
    name="reason"
    label="علت بستن"
    hint="مشتری این علت را می‌خواند."
    send="بستن درخواست"
    onSend={(reason) => perform('close', { reason })}
  />
);

const blocksSender = 'دیگر نمی‌تواند وارد شود یا درخواست بفرستد.';
const blocksUnproven =
  'فقط درخواست‌های تأییدنشدهٔ دیگر با این شماره یا ایمیل ثبت نمی‌شوند؛ صاحب آن مثل همیشه وارد می‌شود و درخواست ثبت می‌کند.';

function Block({ thread, perform }: Props) {
  const { blocked, unprovenBlock } = thread.customer;
  const block = blocked ?? unprovenBlock;
  return (
    <>
      {block && (
        <div class="desk-blocked">
          <p>
            {blockLabel(thread)}:{' '}
            <bdi>
              <IsolatedText text={block.reason} />
            </bdi>
          </p>
          <button
            class="button button-quiet button-small"
            type="button"
            onClick={() => void perform('unblock', {})}
          >
            رفع مسدودی
          </button>
        </div>
      )}
      {!blocked && (
        <FoldedForm
          title={thread.proven ? 'مسدود کردن فرستنده' : 'مسدود کردن درخواست‌های تأییدنشده'}
          name="block"
          label="علت مسدود کردن"
          hint={`${thread.proven ? blocksSender : blocksUnproven} علت به شکل یادداشت داخلی می‌ماند.`}
          send="مسدود کردن"
          danger
          onSend={(reason) => perform('block', { reason })}
        />
      )}
    </>
  );
}
