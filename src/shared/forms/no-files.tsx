import * as texts from './texts.ts';

/** Where no file can be attached, the form says what to do instead. */
export const NoFiles = () => (
  <p class="hint" data-no-files>
    {texts.noFiles}
  </p>
);
