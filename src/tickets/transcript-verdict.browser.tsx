import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '#shared/forms/icon.tsx';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { type Copy, namesAnother, type Place } from '#shared/transcripts/copy.ts';
import type { Verdict as DataVerdict, MessageVerdict } from '#shared/transcripts/verify.ts';

/** A copy of a transcript with what its verification found; `fileName` is null for a pasted text. */
export type JudgedCopy = Copy & { fileName: string | null; verdict: DataVerdict };

/** Whether our signature covers its data and the file shows nothing but that data. */
export const isGenuine = ({ verdict, altered }: JudgedCopy) =>
  verdict.holds && altered.length === 0;

/** What is wrong with a message; null where nothing is. */
export const messageFaults: Readonly<Record<MessageVerdict, string | null>> = {
  right: null,
  erased: null,
  words_differ: 'متن این پیام عوض شده است',
  link_differs: 'جای این پیام یا پیام‌های پیش از آن عوض شده است',
};

/** «پیام ۳», counted from 1. */
export const nameMessage = (number: number) => `پیام ${toPersianDigits(number)}`;

const namePlace = (place: Place) =>
  typeof place === 'number'
    ? nameMessage(place)
    : { heading: 'سربرگ', outside: 'بیرون از پیام‌ها', data: 'ساختار فایل' }[place];

/** What the verification found, in words; it takes the focus. */
export function Verdict({ judged, brandName }: { judged: JudgedCopy; brandName: string }) {
  const genuine = isGenuine(judged);
  const isRenamed = namesAnother(judged, brandName);
  const box = useRef<HTMLElement>(null);
  // On a phone the verdict would be below the visible part, and no screen reader would announce it.
  useEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView();
  }, [judged]);
  const tone = genuine ? (isRenamed ? 'warn' : 'good') : 'bad';
  return (
    <section
      ref={box}
      tabIndex={-1}
      class={`notice notice-${tone} verdict`}
      role="status"
      aria-label="نتیجهٔ بررسی"
    >
      <Icon name={tone === 'good' ? 'check' : 'alert'} />
      <div>
        {judged.fileName && (
          <p class="hint">
            <bdi>{judged.fileName}</bdi>
          </p>
        )}
        {genuine ? (
          <>
            <p class="verdict-head">امضای ما تأیید شد{isRenamed && '، جز نام سازمان'}</p>
            {!isRenamed && <p>نسخه‌ای که دارید همان نسخه‌ای است که ما صادر کرده‌ایم.</p>}
          </>
        ) : (
          <Faults judged={judged} />
        )}
        {judged.verdict.signature === 'right' && isRenamed && (
          <p>
            نام سازمان در سربرگ فایل («<bdi>{judged.brandName}</bdi>») امضا ندارد و تأیید نمی‌شود؛
            نام ما «<bdi>{brandName}</bdi>» است.
          </p>
        )}
      </div>
    </section>
  );
}

function Faults({ judged: { verdict, altered } }: { judged: JudgedCopy }) {
  if (verdict.signature === 'unknown_key')
    return (
      <>
        <p class="verdict-head">این امضا را نمی‌شناسیم</p>
        <p>نسخه‌ای که دارید با هیچ‌یک از کلیدهای ما امضا نشده است.</p>
      </>
    );
  if (verdict.holds)
    return (
      <>
        <p class="verdict-head">امضا با این متن سازگار نیست</p>
        <p>
          این فایل تغییر کرده است و آنچه نشان می‌دهد با نسخه‌ای که ما صادر کرده‌ایم فرق دارد. جای
          تغییر: <b>{altered.map(namePlace).join('، ')}</b>
        </p>
      </>
    );
  return (
    <>
      <p class="verdict-head">
        {verdict.signature === 'right'
          ? 'متن این نسخه با متن ثبت‌شده سازگار نیست'
          : 'امضا با این متن سازگار نیست'}
      </p>
      <p>این نسخه تغییر کرده است و اعتبار ندارد.</p>
      <ul>
        {verdict.messages.map(
          ({ id, verdict: one }, index) =>
            messageFaults[one] && (
              <li key={id}>
                {nameMessage(index + 1)}: <b>{messageFaults[one]}</b>
              </li>
            ),
        )}
      </ul>
    </>
  );
}
