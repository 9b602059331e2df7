import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ListEntry } from '#shared/contract/desk/lists.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { FrontDialog } from '../../shell/front-dialog.browser.tsx';
import * as texts from '../../texts/lists.ts';
import { addEntry, type ListName, offerEntry, renameEntry } from '../admin-api.browser.ts';
import { ConfirmDialog } from '../confirm-dialog.browser.tsx';
import { PagedList } from '../paged-list.browser.tsx';
import { TitleForm } from './title-form.browser.tsx';
import type { useListActs } from './use-list-acts.browser.ts';

type Words = {
  label: string;
  none: string;
  hint: string;
  title: string;
  titleHint: string;
  add: string;
  retireText(title: string): string;
};

type Props = {
  name: ListName;
  words: Words;
  maxLength: number;
  acts: ReturnType<typeof useListActs>;
  /** How many requests an entry has, in words. */
  countOf(entry: ListEntry): ComponentChildren;
  /** What else can be done with an entry; null where nothing can. */
  moreOf(entry: ListEntry): ComponentChildren;
};

/** A list that agents choose from: adding, renaming, and what is no longer offered. */
export function ListPage({ name, words, maxLength, acts, countOf, moreOf }: Props) {
  const { list, status, perform } = acts;
  const [opened, setOpened] = useState<{ entry: ListEntry; act: 'rename' | 'retire' } | null>(null);
  const close = () => setOpened(null);
  const closing = async (done: Promise<string | null>) => {
    const sentence = await done;
    if (sentence === null) close();
    return sentence;
  };
  const entries = list.pages.flatMap((page) => page.entries);
  return (
    <>
      <p class="hint">{words.hint}</p>
      <TitleForm
        {...{ name: 'new-title', label: words.title, hint: words.titleHint, maxLength }}
        title=""
        act={words.add}
        onSave={(title) => perform(() => addEntry(name, title), texts.added(title))}
      />
      <p role="status">{status}</p>
      <PagedList list={list} label={words.label} none={words.none}>
        {entries.map((entry) => (
          <li key={entry.id} data-disabled={!entry.isOffered || undefined}>
            <div>
              <b>
                <bdi>{entry.title}</bdi>
              </b>{' '}
              {!entry.isOffered && <span class="desk-tag desk-tag-warn">{texts.retired}</span>}
              <p class="hint">{countOf(entry)}</p>
            </div>
            <div class="desk-row-acts">
              {moreOf(entry)}
              <button
                class="button button-quiet button-small"
                type="button"
                aria-label={texts.renameOf(entry.title)}
                onClick={() => setOpened({ entry, act: 'rename' })}
              >
                {texts.rename}
              </button>
              {entry.isOffered ? (
                <button
                  class="button button-quiet button-small"
                  type="button"
                  aria-label={texts.retireOf(entry.title)}
                  onClick={() => setOpened({ entry, act: 'retire' })}
                >
                  {texts.retire}
                </button>
              ) : (
                <button
                  class="button button-quiet button-small"
                  type="button"
                  aria-label={texts.restoreOf(entry.title)}
                  onClick={() =>
                    void perform(
                      () => offerEntry(name, entry.id, true),
                      texts.wasRestored(entry.title),
                    ).then((sentence) => sentence && acts.setStatus(sentence))
                  }
                >
                  {texts.restore}
                </button>
              )}
            </div>
          </li>
        ))}
      </PagedList>
      {opened?.act === 'rename' && (
        <FrontDialog
          title={texts.renameOf(opened.entry.title)}
          isTitled
          kind="desk-form"
          onClose={close}
        >
          <TitleForm
            {...{ name: 'title', label: words.title, maxLength, title: opened.entry.title }}
            act={texts.save}
            onSave={(title) =>
              closing(perform(() => renameEntry(name, opened.entry.id, title), texts.renamed))
            }
          />
        </FrontDialog>
      )}
      {opened?.act === 'retire' && (
        <ConfirmDialog
          title={texts.retireOf(opened.entry.title)}
          text={words.retireText(opened.entry.title)}
          act={texts.retire}
          onConfirm={() =>
            closing(
              perform(
                () => offerEntry(name, opened.entry.id, false),
                texts.wasRetired(opened.entry.title),
              ),
            )
          }
          onClose={close}
        />
      )}
    </>
  );
}

/** «۱۲», or «بیش از ۱۰۰۰۰» where counting ended. */
export const countWords = ({ count, isMore }: ListEntry['requests']): string => {
  const digits = toPersianDigits(count);
  return isMore ? texts.atLeast(digits) : digits;
};
