import { useState } from 'preact/hooks';
import { type DeskThread, priorities } from '#shared/contract/desk.ts';
import { TextInput } from '#shared/forms/inputs.tsx';
import { blockLabel, priorityLabels } from './labels.ts';
import type { Perform } from './thread.browser.tsx';

type Props = { thread: DeskThread; perform: Perform };

/** What is done with a ticket besides writing: order, another department, closing, blocking. */
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
  const [fault, setFault] = useState<string | null>(null);
  return (
    <label class="desk-inline">
      <span>اولویت</span>
      <select
        class="input"
        value={String(thread.priority)}
        onChange={(event) => {
          const priority = Number(event.currentTarget.value) as (typeof priorities)[number];
          void perform({ act: 'priority', json: { priority } }).then(setFault);
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
    <Folded
      title="فرستادن به واحد دیگر"
      name="why"
      label="علت"
      required={false}
      hint="مشتری واحد تازه، علت و قول پاسخ تازه را می‌بیند."
      send="فرستادن به واحد"
      onSend={(why) => {
        if (!department) return Promise.resolve('یکی از واحدها را برگزینید.');
        return perform({ act: 'route', json: { department, ...(why && { why }) } });
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
    </Folded>
  );
}

const Close = ({ perform }: { perform: Perform }) => (
  <Folded
    title="بستن درخواست"
    name="reason"
    label="علت بستن"
    hint="مشتری این علت را می‌خواند."
    send="بستن درخواست"
    onSend={(reason) => perform({ act: 'close', json: { reason } })}
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
            {blockLabel(thread)}: <bdi>{block.reason}</bdi>
          </p>
          <button
            class="button button-quiet button-small"
            type="button"
            onClick={() => void perform({ act: 'unblock', json: {} })}
          >
            رفع مسدودی
          </button>
        </div>
      )}
      {!blocked && (
        <Folded
          title={thread.proven ? 'مسدود کردن فرستنده' : 'مسدود کردن درخواست‌های تأییدنشده'}
          name="block"
          label="علت مسدود کردن"
          hint={`${thread.proven ? blocksSender : blocksUnproven} علت به شکل یادداشت داخلی می‌ماند.`}
          send="مسدود کردن"
          danger
          onSend={(reason) => perform({ act: 'block', json: { reason } })}
        />
      )}
    </>
  );
}

function Folded({
  title,
  name,
  label,
  hint,
  send,
  required = true,
  danger = false,
  children,
  onSend,
}: {
  title: string;
  name: string;
  label: string;
  hint: string;
  send: string;
  required?: boolean;
  danger?: boolean;
  children?: preact.ComponentChildren;
  onSend(text: string): Promise<string | null>;
}) {
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string | undefined>(undefined);
  const [isBusy, setIsBusy] = useState(false);
  async function submit() {
    if (isBusy) return;
    if (required && !text.trim()) return setFault(`${label} را بنویسید.`);
    setIsBusy(true);
    const words = await onSend(text.trim());
    setIsBusy(false);
    setFault(words ?? undefined);
    if (words === null) setText('');
  }
  return (
    <details class="desk-folded">
      <summary>{title}</summary>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {children}
        <TextInput
          name={name}
          label={label}
          value={text}
          required={required}
          maxLength={500}
          hint={hint}
          fault={fault}
          onChange={(_, next) => setText(next)}
        />
        <button
          class={`button button-small ${danger ? 'button-danger' : 'button-quiet'}`}
          type="submit"
          aria-disabled={isBusy}
        >
          {send}
        </button>
      </form>
    </details>
  );
}
