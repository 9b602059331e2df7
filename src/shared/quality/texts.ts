// Advice on a title or a text that is being written.

export const emptyTitle = (title: string) =>
  `عنوان «${title}» چیزی از موضوع نمی‌گوید. در چند کلمه بنویسید چه شده است و کجا.`;
export const shortTitle = (letters: string) =>
  `عنوان کوتاه است؛ حداقل ${letters} حرف بنویسید تا موضوع روشن باشد.`;
export const shortText =
  'متن خیلی کوتاه است. کارشناس از موضوع خبر ندارد؛ بنویسید چه کردید، چه دیدید و چه می‌خواهید.';
export const repeatedMarks =
  'یک علامت پرسش یا تعجب کافی است؛ چند علامت پشت سر هم خواندن را سخت می‌کند.';
export const finglish =
  'این متن فارسی با حروف لاتین است. آن را با حروف فارسی بنویسید تا زودتر و درست‌تر خوانده شود.';
export const finglishMeant = (meant: string) =>
  `این متن فارسی با حروف لاتین است. منظورتان این است: «${meant}»؟`;
export const onlyLatin =
  'همهٔ این متن با حروف لاتین است. اگر می‌توانید چند کلمه هم به فارسی بنویسید.';
export const gluedText = 'بعضی کلمه‌ها به هم چسبیده‌اند. بین کلمه‌ها فاصله بگذارید.';
export const formalLanguage =
  'متن رسمی زودتر و دقیق‌تر خوانده می‌شود؛ اگر می‌توانید، به زبان رسمی بنویسید.';
