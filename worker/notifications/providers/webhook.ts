import { hmacSha256 } from '#sha256';
import type { SendResult, WebhookProvider } from '../../foundation/ports/providers.ts';
import { hexText } from '../../foundation/ports/random.ts';
import { gatewayTimeoutMs, readFault } from './gateway-client.ts';

/** Header that signs a webhook: `t=<epoch seconds>,v1=<hex>`. */
const webhookSignatureHeader = 'Pasokh-Signature';

/**
 * Posts JSON to receivers that the owner names, signed by HMAC-SHA-256 (RFC 2104) over
 * `<epoch seconds>.<body>`, which any language checks in a few lines. Follows no redirect, and reads nothing
 * of the answer but its status.
 */
export function webhook(secret: string, timeoutMs: number = gatewayTimeoutMs): WebhookProvider {
  return {
    name: 'webhook',
    async send({ url, body, at }) {
      const seconds = String(Math.floor(at / 1000));
      const signature = `t=${seconds},v1=${hexText(await hmacSha256(secret, `${seconds}.${body}`))}`;
      try {
        const { status, body: answer } = await fetch(url, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', [webhookSignatureHeader]: signature },
          body,
          redirect: 'manual',
          signal: AbortSignal.timeout(timeoutMs),
        });
        await answer?.cancel().catch(() => {});
        return resultOf(status);
      } catch (fault) {
        return readFault(fault);
      }
    },
  };
}

/** A receiver that refuses may be about to be mended: only a redirect or a wrong address is given up. */
function resultOf(status: number): SendResult {
  if (status >= 200 && status < 300)
    return { kind: 'ok', providerMessageId: null, costRials: null };
  const reason = `webhook: HTTP ${status}`;
  const isWrongAddress = status < 400 || status === 404 || status === 405 || status === 410;
  return isWrongAddress
    ? { kind: 'permanent', reason }
    : { kind: 'retry', reason, slow: status === 429 };
}
