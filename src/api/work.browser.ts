import { ApiFault, answerOf, api } from './client.browser.ts';

export type PricedForm = 'code' | 'ticket' | 'lookup';

/** Fetches a challenge for this form and solves it. @throws ApiFault */
export async function payWork(form: PricedForm): Promise<string> {
  const challenge = await answerOf(api['proof-of-work'].$get({ query: { form } }));
  const worker = new Worker(new URL('./solver.browser.ts', import.meta.url), { type: 'module' });
  try {
    const solution = await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<{ solution?: unknown }>) =>
        data.solution ? resolve(data.solution) : reject(data);
      worker.onerror = reject;
      worker.postMessage(challenge);
    });
    return btoa(JSON.stringify({ challenge, solution }));
  } catch (fault) {
    console.error(fault);
    throw new ApiFault({
      code: 'work_wrong',
      message: 'مرورگر شما محاسبهٔ لازم را تمام نکرد. صفحه را از نو باز کنید و دوباره بفرستید.',
    });
  } finally {
    worker.terminate();
  }
}

/** Runs a request, and once more with work paid where that is the price. */
export async function payIfAsked<Answer>(
  form: PricedForm,
  send: (work: string | undefined) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await send(undefined);
  } catch (fault) {
    const isPriced = fault instanceof ApiFault && fault.code === 'work_needed';
    if (!isPriced) throw fault;
    return await send(await payWork(form));
  }
}
