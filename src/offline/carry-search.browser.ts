import { pages } from '#shared/contract/pages.ts';

// This page also stands in for the results page, whose search then begins here.
const searched =
  location.pathname === pages.search.path && new URLSearchParams(location.search).get('q');
const input = document.querySelector<HTMLInputElement>('main input[name="q"]');
if (searched && input) {
  input.value = searched;
  input.focus();
}
