import { measureSms } from '#shared/persian/sms.ts';
import { templateOf } from '#shared/settings/messages.ts';
import type { SendResult } from '../../foundation/ports/providers.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { commonValues, composeEmail, composeSms, type Values } from '../templates/render.ts';
import type { Claimed } from './delivery-store.ts';

/** What one round over the providers came to. */
export type Round = {
  result: SendResult;
  provider: string;
  /** Providers that refused our account on the way. */
  refusals: { provider: string; reason: string }[];
  costRials: number;
};

/**
 * Sends one message. A second provider is called at once only when the first refused our account
 * or could not be connected to, for then nothing went out. Null = no open provider.
 */
export async function send(
  context: RequestContext,
  message: Claimed,
  own: Values,
  paused: ReadonlySet<string>,
): Promise<Round | null> {
  const values = { ...own, ...commonValues(context) };
  const refusals: Round['refusals'] = [];
  let held: Round | null = null;
  for (const { name, call } of callsFor(context, message, values, paused)) {
    const { result, costRials } = await call();
    const round: Round = { result, provider: name, refusals, costRials };
    if (result.kind === 'account') {
      refusals.push({ provider: name, reason: result.reason });
      held ??= round;
    } else if (result.kind === 'retry' && result.unreached) held = round;
    else return round;
  }
  return held;
}

type Call = { name: string; call(): Promise<{ result: SendResult; costRials: number }> };

function callsFor(
  context: RequestContext,
  message: Claimed,
  values: Values,
  paused: ReadonlySet<string>,
): Call[] {
  return callsBy[message.channel](context, message, values).filter(({ name }) => !paused.has(name));
}

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
