import type { HranaRequest, StatementResult } from '../../scripts/lib/hrana/protocol.ts';

type Outcome = StatementResult & {
  step_results: (StatementResult | null)[];
  step_errors: ({ code: string; message: string } | null)[];
};
export type PipelineAnswer = {
  status: number;
  type: string | null;
  text: string;
  baton: string | null;
  /** One entry a request: its error's code, or what it answered. */
  results: (string | Partial<Outcome>)[];
};

/** Sends pipelines as they are, without the client, for what no client of ours would send. */
export function pipelineOf({ url, token }: { url: string; token: string }, version = 2) {
  return async (
    requests: readonly (HranaRequest | object)[],
    baton: string | null = null,
  ): Promise<PipelineAnswer> => {
    const response = await fetch(`${url}/v${version}/pipeline`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(token && { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ baton, requests }),
    });
    const text = await response.text();
    const answer = (text.startsWith('{') ? JSON.parse(text) : {}) as {
      baton?: string | null;
      results?: { type: string; error?: { code: string }; response?: { result?: Outcome } }[];
    };
    return {
      status: response.status,
      type: response.headers.get('Content-Type'),
      text,
      baton: answer.baton ?? null,
      results: (answer.results ?? []).map(
        ({ error, response: ok }) => error?.code ?? ok?.result ?? {},
      ),
    };
  };
}

export const execute = (sql: string, ...args: object[]): HranaRequest =>
  ({ type: 'execute', stmt: { sql, args } }) as HranaRequest;

export const close: HranaRequest = { type: 'close' };

/** A batch of which every step runs if the one before it was right. */
export const chain = (...texts: string[]): HranaRequest => ({
  type: 'batch',
  batch: {
    steps: texts.map((sql, i) => ({
      stmt: { sql },
      ...(i > 0 && { condition: { type: 'ok' as const, step: i - 1 } }),
    })),
  },
});
