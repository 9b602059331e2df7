import { h } from 'preact';
import { pages } from '../contract/pages.ts';
import { inputLimits } from '../fields/size-limits.ts';
import { Icon } from './icon.tsx';
import * as texts from './texts.ts';

type Props = {
  /** `large` stands first on a page, `small` in the header of the others. */
  size: 'large' | 'small';
  /** What was searched; empty before. */
  query?: string;
  /** A question as people ask it, shown in the large box while it is empty. */
  example?: string | undefined;
  /** Attributes of the custom element, read by its script. */
  data?: Readonly<Record<`data-${string}`, string | undefined>>;
};

/**
 * The search form of every page, built or rendered by the worker: it leads to `/search/` by itself,
 * and the script of `<pasokh-search>` adds the list of results.
 */
export function SearchBox({ size, query = '', example, data }: Props) {
  const id = `search-${size}`;
  const isLarge = size === 'large';
  return h(
    'pasokh-search',
    { class: `search search-${size}`, ...data },
    // biome-ignore lint/a11y/useSemanticElements: browsers of 2022 do not know <search> as a landmark.
    <form
      action={pages.search.path}
      method="get"
      role="search"
      aria-label={isLarge ? texts.searchAnswers : texts.searchSite}
    >
      <label class="sr-only" for={id}>
        {texts.question}
      </label>
      {isLarge && <Icon name="search" />}
      <input
        id={id}
        type="search"
        name="q"
        value={query}
        placeholder={isLarge && example ? texts.exampleOfQuestion(example) : texts.question}
        maxLength={inputLimits.search}
        required
        autocomplete="off"
        enterkeyhint="search"
      />
      <button type="submit">
        {!isLarge && <Icon name="search" />}
        <span class={isLarge ? undefined : 'sr-only'}>{texts.search}</span>
      </button>
    </form>,
  );
}
