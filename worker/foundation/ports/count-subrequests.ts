import type { Budget } from './budget.ts';
import type { Services } from './services.ts';

/**
 * The same services, and whatever they send out is counted on the budget of the invocation that asks.
 * The database and the assets are not among it: what they send is counted where it leaves.
 */
export function countSubrequests(services: Services, budget: () => Budget): Services {
  const { smsProviders, emailProvider, webhook, files } = services;
  return {
    ...services,
    budget,
    smsProviders: smsProviders.map((provider) => ({
      ...provider,
      send(sms) {
        budget().count('sms');
        return provider.send(sms);
      },
      ...(provider.delivery && {
        delivery(message) {
          budget().count('sms');
          return provider.delivery?.(message) ?? Promise.resolve('unknown');
        },
      }),
    })),
    emailProvider: emailProvider && {
      ...emailProvider,
      send(email) {
        budget().count('email');
        return emailProvider.send(email);
      },
    },
    webhook: webhook && {
      ...webhook,
      send(outgoing) {
        budget().count('webhook');
        return webhook.send(outgoing);
      },
    },
    files: {
      ...files,
      put(...file) {
        budget().count('files');
        return files.put(...file);
      },
      get(key) {
        budget().count('files');
        return files.get(key);
      },
      remove(...keys) {
        budget().count('files', Math.ceil(keys.length / 1_000));
        return files.remove(...keys);
      },
    },
  };
}
