import { loading } from '../texts/list.ts';

/** Stands where something is read for the first time; it shows itself only where that takes its time. */
export const Waiting = () => (
  <p class="hint desk-nothing desk-patience" role="status">
    {loading}
  </p>
);
