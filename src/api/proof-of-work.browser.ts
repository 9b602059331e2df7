import { ApiFault, answerOf, api } from './client.browser.ts';

/** Forms that guests send with proof of work. */
type ProtectedForm = 'code' | 'ticket' | 'lookup';

/** Fetches a challenge for this form and solves it in a worker; base64 of JSON. @throws ApiFault */
export async function solveProofOfWork(form: ProtectedForm): Promise<string> {
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

/** Sends a request, and once more with proof of work where the API asks for it. @throws ApiFault */
export async function withProofOfWork<Answer>(
  form: ProtectedForm,
  send: (work: string | undefined) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await send(undefined);
  } catch (fault) {
    const isNeeded = fault instanceof ApiFault && fault.code === 'work_needed';
    if (!isNeeded) throw fault;
    return await send(await solveProofOfWork(form));
  }
}
