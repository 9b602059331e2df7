import type { ComponentChild } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '#shared/forms/icon.tsx';
import { toPersianDigits } from '#shared/persian/digits.ts';
import type { Copy, Place } from '#shared/transcripts/copy.ts';
import { namesAnother } from '#shared/transcripts/named-brand.ts';
import type { Verdict as DataVerdict, MessageVerdict } from '#shared/transcripts/verify.ts';
import * as texts from './texts.ts';

/** A copy of a transcript with what its verification found; `fileName` is null for a pasted text. */
export type JudgedCopy = Copy & { fileName: string | null; verdict: DataVerdict };

/** Whether our signature covers its data and the file shows nothing but that data. */
export const isGenuine = ({ verdict, altered }: JudgedCopy) =>
  verdict.holds && altered.length === 0;

/** What is wrong with a message; null where nothing is. */
export const messageFaults: Readonly<Record<MessageVerdict, string | null>> = {
  right: null,
  erased: null,
  words_differ: texts.wordsDiffer,
  link_differs: texts.linkDiffers,
};

/** «پیام ۳», counted from 1. */
export const nameMessage = (number: number) => texts.message(toPersianDigits(number));

const namePlace = (place: Place) =>
  typeof place === 'number' ? nameMessage(place) : texts.places[place];

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
      aria-label={texts.verdict}
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
            <p class="verdict-head">
              {isRenamed ? texts.signatureHoldsButName : texts.signatureHolds}
            </p>
            {!isRenamed && <p>{texts.copyIsOurs}</p>}
          </>
        ) : (
          <Faults judged={judged} />
        )}
        {judged.verdict.signature === 'right' && isRenamed && (
          <p>
            {texts.nameIsNotSigned<ComponentChild>(
              <bdi>{judged.brandName}</bdi>,
              <bdi>{brandName}</bdi>,
            )}
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
        <p class="verdict-head">{texts.unknownSignature}</p>
        <p>{texts.unknownSignatureMeans}</p>
      </>
    );
  if (verdict.holds)
    return (
      <>
        <p class="verdict-head">{texts.signatureDiffers}</p>
        <p>{texts.fileChanged<ComponentChild>(<b>{texts.listed(altered.map(namePlace))}</b>)}</p>
      </>
    );
  return (
    <>
      <p class="verdict-head">
        {verdict.signature === 'right' ? texts.textDiffers : texts.signatureDiffers}
      </p>
      <p>{texts.copyChanged}</p>
      <ul>
        {verdict.messages.map(
          ({ id, verdict: one }, index) =>
            messageFaults[one] && (
              <li key={id}>
                {texts.faultOfMessage<ComponentChild>(
                  nameMessage(index + 1),
                  <b>{messageFaults[one]}</b>,
                )}
              </li>
            ),
        )}
      </ul>
    </>
  );
}
