import { proofLifeSeconds } from '#shared/contract/proof-life.ts';
import { fileLimits } from '#shared/fields/size-limits.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import type { Settings } from '#shared/settings/schema.ts';
import { formatDuration } from '#shared/working-time/duration.ts';
import * as texts from './texts.ts';

const megabytes = (bytes: number) => texts.megabytes(toPersianDigits(bytes / 1024 ** 2));
const days = (count: number) => formatDuration({ atMost: count, unit: 'days' });

/** Limits that articles may print by `:limit[name]`, in words, from settings or from what the product fixes. */
export const printedLimits = ({ limits, tickets, retention, urgency }: Settings) => ({
  'sms-code': formatDuration({ atMost: proofLifeSeconds.sms_code / 60, unit: 'minutes' }),
  'email-code': formatDuration({ atMost: proofLifeSeconds.email_code / 60, unit: 'minutes' }),
  'email-link': formatDuration({ atMost: proofLifeSeconds.email_link / 3600, unit: 'hours' }),
  'code-tries': texts.times(toPersianDigits(limits.codeTries)),
  'session-idle': days(limits.customerIdleDays),
  'session-days': days(limits.customerSessionDays),
  'file-size': megabytes(fileLimits.bytesEach),
  'files-in-all': megabytes(fileLimits.bytesInAll),
  files: texts.files(toPersianDigits(fileLimits.files)),
  'quiet-days': days(tickets.quietDays),
  'reopen-days': days(tickets.reopenDays),
  'documents-kept': days(retention.sensitiveAttachments),
  'urgent-quota': texts.requestsIn(
    toPersianDigits(urgency.urgent.quota.count),
    days(urgency.urgent.quota.days),
  ),
});
