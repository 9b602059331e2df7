import type { SearchEngine } from '#shared/search/types.ts';
import type { Settings } from '#shared/settings/schema.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';
import type { SecurityHeaders } from '../security/headers.ts';
import type { Budget } from './budget.ts';
import type { Clock } from './clock.ts';
import type { FileStore } from './file-store.ts';
import type { Log } from './log.ts';
import type { DeliveryChannel, NotificationTemplates } from './notification-templates.ts';
import type { EmailProvider, SmsProvider, WebhookProvider } from './providers.ts';
import type { RandomBytes } from './random.ts';

/**
 * Everything the app takes from outside. Entry points (`entry.*.ts`) and tests make it; features ask
 * for the few parts they use: `Pick<Services, 'clock' | 'settings'>`.
 */
export type Services = {
  config: Config;
  settings: Settings;
  clock: Clock;
  randomBytes: RandomBytes;
  log: Log;
  /** On Node the one client of the process; in workerd a client for this request alone. */
  openDb(): Database;
  /** Runs `task` without holding the answer back; the runtime stays alive until it ends. */
  afterResponse(task: () => Promise<unknown>): void;
  /**
   * Runs `task` in so many ms, at most half a minute, without holding the answer back. It may never run, where the process
   * or the isolate ends before: the timer has to do what it misses.
   */
  later(ms: number, task: () => Promise<unknown>): void;
  /** In order of preference: the first sends, the next is the fall-back. Empty = no SMS can be sent. */
  smsProviders: readonly SmsProvider[];
  emailProvider: EmailProvider | null;
  /** Left out where no secret signs webhooks. */
  webhook?: WebhookProvider | undefined;
  /** Every notification that can be sent: `worker/notification-templates.ts`. */
  notificationTemplates: NotificationTemplates;
  files: FileStore;
  /** A built file of the site by its path, or null. */
  asset(path: string): Promise<Uint8Array | null>;
  /** The search of the built site, loaded once per process or isolate. Rejects where it cannot be had. */
  searchIndex(): Promise<SearchEngine>;
  /** What the running invocation may still spend; left out where nothing bounds it. Ask by `budgetOf`. */
  budget?(): Budget;
  /** Writes down what was logged as an alarm and is not yet; see `recordAlarms`. Never throws. */
  flushAlarms?(): Promise<void>;
  /** What answers carry (R53–R55). */
  securityHeaders: SecurityHeaders;
};

/** What rules work with inside one request: the services and its open database. */
export type RequestContext = Services & {
  db: Database;
  /** Notes what this request queues, for `sendQueued`; left out where nothing is sent behind its answer. */
  queued?: Queued[];
};

/** A notification that a request has queued. */
export type Queued = { id: string; channel: DeliveryChannel };
