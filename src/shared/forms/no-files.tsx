/** Where no file can be attached, the form says what to do instead. */
export const NoFiles = () => (
  <p class="hint" data-no-files>
    اینجا نمی‌توان فایل پیوست کرد؛ هرچه لازم است در متن بنویسید.
  </p>
);
