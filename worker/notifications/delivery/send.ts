import { measureSms } from '#shared/persian/sms.ts';
import { templateOf } from '#shared/settings/standard-messages.ts';
import type { SendResult } from '../../foundation/ports/providers.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { commonValues, composeEmail, composeSms, type Values } from '../templates/render.ts';
import type { Claimed } from './delivery-store.ts';

/** What one round over the providers came to. */
export type Round = {
  result: SendResult;
  provider: string;
  /** Providers that refused our account on the way. */
  refusals: Refusal[];
  /** Providers that refused this message as our account is set up there. */
  templateRefusals: Refusal[];
  costRials: number;
};

type Refusal = { provider: string; reason: string };

/**
 * Sends one message. A second provider is called at once only when the first refused our account or
 * this message for it, or could not be connected to, for then nothing went out. Null = no open provider.
 */
export async function send(
  context: RequestContext,
  message: Claimed,
  own: Values,
  paused: ReadonlySet<string>,
): Promise<Round | null> {
  const values = { ...own, ...commonValues(context) };
  const refusals: Refusal[] = [];
  const templateRefusals: Refusal[] = [];
  const all = callsBy[message.channel](context, message, values);
  const open = all.filter(({ name }) => !paused.has(name));
  const failed: Round[] = [];
  for (const { name, call } of open) {
    const { result, costRials } = await call();
    const round: Round = { result, provider: name, refusals, templateRefusals, costRials };
    if (result.kind === 'account') refusals.push({ provider: name, reason: result.reason });
    if (result.kind === 'template')
      templateRefusals.push({ provider: name, reason: result.reason });
    if (!mayAskNext(result)) return round;
    failed.push(round);
  }
  return withoutProvider(failed, open.length < all.length);
}

/** Whether nothing went out for a reason that another provider may not have. */
export const mayAskNext = (result: SendResult): boolean =>
  result.kind === 'account' ||
  result.kind === 'template' ||
  (result.kind === 'retry' && result.unreached === true);

/**
 * What follows where nobody took the message: it ends where every provider there is refuses it, and
 * waits where one may yet take it.
 */
function withoutProvider(failed: readonly Round[], isAnyPaused: boolean): Round | null {
  const lastOf = (kind: SendResult['kind']) =>
    failed.findLast(({ result }) => result.kind === kind);
  const refused = failed.find(({ result }) => result.kind === 'template');
  const unreached = lastOf('retry');
  if (unreached || !refused) return unreached ?? failed[0] ?? null;
  if (!isAnyPaused && !lastOf('account')) return refused;
  const reason = refused.templateRefusals[0]?.reason ?? '';
  return { ...refused, result: { kind: 'retry', reason, slow: true } };
}

type Call = { name: string; call(): Promise<{ result: SendResult; costRials: number }> };

function smsCalls(
  { settings, smsProviders }: RequestContext,
  message: Claimed,
  values: Values,
): Call[] {
  const template = templateOf(settings.messages, message.message).sms;
  if (!template) throw new Error(`No text for ${message.message} by SMS.`);
  return avoidedLast(smsProviders, message.avoid).map((provider) => ({
    name: provider.name,
    async call() {
      const sms = composeSms(message, template, values, provider.name);
      const result = await provider.send(sms).catch(asUnknown);
      const isPaid = result.kind === 'ok' || result.kind === 'unknown';
      const reported = result.kind === 'ok' ? result.costRials : null;
      const assumed = measureSms(sms.text).parts * settings.limits.smsRialsPerPart;
      return { result, costRials: isPaid ? (reported ?? assumed) : 0 };
    },
  }));
}

/** Whoever sent the code that did not come goes last now. */
const avoidedLast = <T extends { name: string }>(providers: readonly T[], avoid: string | null) => [
  ...providers.filter(({ name }) => name !== avoid),
  ...providers.filter(({ name }) => name === avoid),
];

function emailCalls(context: RequestContext, message: Claimed, values: Values): Call[] {
  const template = templateOf(context.settings.messages, message.message).email;
  if (!template) throw new Error(`No text for ${message.message} by e-mail.`);
  const { emailProvider } = context;
  if (!emailProvider) return [];
  const call = async () => {
    const about = { ...message, data: JSON.parse(message.data) as Record<string, string> };
    const replyTo =
      (await context.notificationTemplates[message.message]?.replyTo?.(context, about)) ?? null;
    const email = composeEmail(context, { ...message, replyTo }, template, values);
    const result = await emailProvider.send(email).catch(asUnknown);
    return { result, costRials: 0 };
  };
  return [{ name: emailProvider.name, call }];
}

function webhookCalls(
  { notificationTemplates, webhook, clock }: RequestContext,
  message: Claimed,
  values: Values,
): Call[] {
  const named = notificationTemplates[message.message]?.webhook?.(values);
  if (!named) throw new Error(`Nothing of ${message.message} is for a webhook.`);
  if (!webhook) return [];
  const body = JSON.stringify({ id: message.id, ...named });
  const call = async () => ({
    result: await webhook.send({ url: message.to, body, at: clock.now() }).catch(asUnknown),
    costRials: 0,
  });
  return [{ name: webhook.name, call }];
}

const callsBy = { sms: smsCalls, email: emailCalls, webhook: webhookCalls };

/** A provider that throws breaks its word; whether it had called is not known then. */
const asUnknown = (fault: unknown): SendResult => ({
  kind: 'unknown',
  reason: `the provider threw ${fault instanceof Error ? fault.name : typeof fault}`,
});
