import { useState } from 'preact/hooks';
import type { ListAnswer, ListEntry } from '#shared/contract/desk/lists.ts';
import { pages } from '#shared/contract/pages.ts';
import { deskLimits } from '#shared/fields/size-limits.ts';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import { useFault } from '../../../api/online.browser.ts';
import { FrontDialog } from '../../shell/front-dialog.browser.tsx';
import { Select } from '../../shell/select.browser.tsx';
import * as texts from '../../texts/lists.ts';
import { mergeTags, readEntries } from '../admin-api.browser.ts';
import type { AdminPageProps } from '../admin-page-props.ts';
import { countWords, ListPage } from './list-page.browser.tsx';
import { useListActs } from './use-list-acts.browser.ts';

/** The tags of requests, with how many each has; two can become one. */
export function Tags({ onFault }: Pick<AdminPageProps, 'onFault'>) {
  const acts = useListActs('tags', onFault);
  const [merging, setMerging] = useState<{ tag: ListEntry; others: ListEntry[] } | null>(null);
  const open = async (tag: ListEntry) => {
    try {
      setMerging({ tag, others: await othersThan(tag) });
    } catch (thrown) {
      acts.setStatus(onFault(thrown));
    }
  };
  return (
    <>
      <ListPage
        {...{ name: 'tags', words: texts.tags, maxLength: deskLimits.tagTitle, acts }}
        countOf={({ id, requests }) => (
          <a href={`${pages.desk.path}?view=all&tag=${id}`}>
            {texts.requests(countWords(requests))}
          </a>
        )}
        moreOf={(tag) => (
          <button
            class="button button-quiet button-small"
            type="button"
            aria-label={texts.mergeOf(tag.title)}
            onClick={() => void open(tag)}
          >
            {texts.merge}
          </button>
        )}
      />
      {merging && (
        <MergeForm
          {...merging}
          onMerge={async (into) => {
            const { id, title } = merging.tag;
            const sentence = await acts.perform(() => mergeTags(id, into), texts.merged(title));
            if (sentence === null) setMerging(null);
            return sentence;
          }}
          onClose={() => setMerging(null)}
        />
      )}
    </>
  );
}

/** All that are offered, wherever they are in the list. */
async function othersThan({ id }: ListEntry): Promise<ListEntry[]> {
  const others: ListEntry[] = [];
  let after: string | null = null;
  do {
    const page: ListAnswer = await readEntries('tags', after);
    others.push(...page.entries.filter((entry) => entry.isOffered && entry.id !== id));
    // What is no longer offered is behind the rest.
    after = page.entries.at(-1)?.isOffered ? page.next : null;
  } while (after !== null);
  return others;
}

type MergeProps = {
  tag: ListEntry;
  others: readonly ListEntry[];
  /** Answers a fault as a sentence, or null. */
  onMerge(into: string): Promise<string | null>;
  onClose(): void;
};

/** Chooses the tag that another one becomes a part of. */
function MergeForm({ tag, others, onMerge, onClose }: MergeProps) {
  const [into, setInto] = useState('');
  const [fault, setFault] = useFault(undefined);
  const [isBusy, setIsBusy] = useState(false);
  async function merge() {
    if (isBusy) return;
    if (!into) return setFault(texts.chooseMissing);
    setIsBusy(true);
    setFault((await onMerge(into)) ?? undefined);
    setIsBusy(false);
  }
  return (
    <FrontDialog title={texts.mergeOf(tag.title)} isTitled kind="desk-form" onClose={onClose}>
      <p>{texts.mergeHint(tag.title)}</p>
      <ScriptForm onSubmit={() => void merge()}>
        <Select
          {...{ name: 'into', label: texts.mergeInto, value: into, fault }}
          any={texts.choose}
          options={others}
          onChange={(_, next) => {
            setInto(next);
            setFault(undefined);
          }}
        />
        <button class="button button-danger" type="submit" aria-disabled={isBusy}>
          {texts.merge}
        </button>
      </ScriptForm>
    </FrontDialog>
  );
}
