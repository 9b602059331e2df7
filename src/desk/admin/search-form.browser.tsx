import { useState } from 'preact/hooks';
import { TextInput } from '#shared/forms/inputs.tsx';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import * as texts from '../texts/admin.ts';

type Props = { label: string; hint?: string; dir?: 'ltr' | 'auto'; onSearch(text: string): void };

/** What a list is searched for; an empty box shows all of it. */
export function SearchForm({ label, hint, dir = 'auto', onSearch }: Props) {
  const [typed, setTyped] = useState('');
  return (
    <ScriptForm class="desk-admin-search" role="search" onSubmit={() => onSearch(typed.trim())}>
      <TextInput
        name="list-q"
        label={label}
        hint={hint}
        dir={dir}
        required={false}
        value={typed}
        beside={
          <button class="button button-quiet button-small" type="submit">
            {texts.search}
          </button>
        }
        onChange={(_, next) => {
          setTyped(next);
          if (next === '') onSearch('');
        }}
      />
    </ScriptForm>
  );
}
