import { splitNumbers } from '../persian/split-numbers.ts';

/** A text whose numbers keep their order in a line from right to left. What is copied of it is the text and nothing else. */
export const IsolatedText = ({ text }: { text: string }) => (
  <>
    {splitNumbers(text).map(({ text: shown, isNumber }, at) =>
      isNumber ? (
        <bdi key={at} dir="ltr">
          {shown}
        </bdi>
      ) : (
        shown
      ),
    )}
  </>
);
