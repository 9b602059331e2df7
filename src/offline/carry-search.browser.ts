import { pages } from '#shared/contract/pages.ts';

// The worker shows this page where the page of results cannot be reached; the search goes on here.
const searched =
  location.pathname === pages.search.path && new URLSearchParams(location.search).get('q');
const input = document.querySelector<HTMLInputElement>('main input[name="q"]');
if (searched && input) {
  input.value = searched;
  input.focus();
}
