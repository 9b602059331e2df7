import type { Page } from 'playwright-core';

/**
 * Watches for the answer to the next request to an address with these words; call it before the request begins. The function
 * it answers with waits until the page itself has read that answer and has drawn what follows from it.
 */
export async function watchAnswer(page: Page, words: string): Promise<() => Promise<void>> {
  const watch = await page.evaluateHandle((words) => {
    const { promise: read, resolve } = Promise.withResolvers<void>();
    const ask = window.fetch;
    window.fetch = async (...request) => {
      const answer = await ask(...request);
      if (!answer.url.includes(words)) return answer;
      const readBody = { json: answer.json, text: answer.text };
      for (const way of ['json', 'text'] as const)
        answer[way] = () => readBody[way].call(answer).finally(resolve);
      return answer;
    };
    const nextFrame = () => new Promise(requestAnimationFrame);
    return { drawn: read.then(nextFrame).then(nextFrame) };
  }, words);
  return () => watch.evaluate(({ drawn }) => drawn.then(() => {}));
}
