// A file comes in before its form: bound to the form's token, cleaned, stored under a random id.
// It belongs to nobody until a message takes it, and is swept after a day if none does.

import { maskCardNumbers } from '#shared/fields/mask-cards.ts';
import { cleanLine } from '#shared/persian/typed.ts';
import { charge, type RateLimit } from '../foundation/database/charge.ts';
import { commit } from '../foundation/database/commit.ts';
import { guard } from '../foundation/database/guard.ts';
import { read, type Step, write } from '../foundation/database/steps.ts';
import { uploadsOfAddressFactor } from '../foundation/fixed-limits.ts';
import { budgetOf } from '../foundation/ports/budget.ts';
import { days, hours } from '../foundation/ports/clock.ts';
import type { FileStore } from '../foundation/ports/file-store.ts';
import { base64Url } from '../foundation/ports/random.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { addressKey } from '../foundation/security/client-address.ts';
import { sha256Text } from '../foundation/security/keyed-hash.ts';
import { inspectFile } from './inspect.ts';
import {
  beginUpload,
  findExpired,
  finishUpload,
  forgetAttachments,
  formHasRoom,
  markRemoved,
  ownerHasRoom,
  removeFreeAttachment,
} from './store.ts';

const megabyte = 1024 * 1024;
const looseLifeMs = days(1);

/** How the database knows a form by its token, without holding the token. */
export const formKeyOf = (formToken: string): Promise<string> => sha256Text(`form:${formToken}`);

/** One file as it comes in, before anything is checked. */
export type Upload = {
  formToken: string;
  /** The customer who is signed in, if one is. */
  ownerId: string | null;
  /** The agent who answers with it; no customer's quota is charged then. */
  agentId?: string;
  clientAddress: string;
  name: string;
  bytes: Uint8Array;
};

/**
 * Stores one file for a form. Answers its id and what it is.
 * @throws Problem files_not_offered, files_unavailable, file_type_refused, file_too_large, image_too_large, too_many_files, file_quota_reached, too_many_requests
 */
export async function uploadFile(
  {
    db,
    clock,
    randomBytes,
    files,
    settings,
  }: Pick<RequestContext, 'db' | 'clock' | 'randomBytes' | 'files' | 'settings'>,
  upload: Upload,
) {
  if (!files.takesFiles) throw new Problem('files_not_offered');
  const file = inspectFile(upload.bytes, upload.name);
  const id = base64Url(randomBytes(16));
  const name = showName(upload.name);
  const row = {
    id,
    formKey: await formKeyOf(upload.formToken),
    ownerId: upload.ownerId,
    name,
    type: file.type,
    byteCount: file.bytes.length,
    width: file.width,
    height: file.height,
    sensitive: false,
    createdAt: clock.now(),
  };
  const { limits } = settings;
  await commit(db, [
    ...charge(db, uploadLimits(upload, limits), clock),
    guard(
      db,
      ownerHasRoom(row, limits.attachmentMegabytesPerCustomer * megabyte),
      'file_quota_reached',
    ),
    guard(db, formHasRoom(row), 'too_many_files'),
    beginUpload(db, row),
  ]);
  await files.put(id, file.bytes);
  await finishUpload(db, id, clock.now());
  return { id, name, type: file.type, byteCount: row.byteCount };
}

/** Counted by address where nobody is known; the address alone stops only at a multiple of its limit. */
function uploadLimits(
  { ownerId, agentId, clientAddress }: Upload,
  limits: RequestContext['settings']['limits'],
): RateLimit[] {
  const max = limits.uploadsPerAddressPerHour;
  if (agentId) return [{ key: `upload:agent:${agentId}`, max, windowMs: hours(1) }];
  if (ownerId) return [{ key: `upload:customer:${ownerId}`, max, windowMs: hours(1) }];
  return [
    {
      key: `upload:address:${addressKey(clientAddress)}`,
      max: max * uploadsOfAddressFactor,
      windowMs: hours(1),
    },
    { key: 'upload:unproven', max: limits.unprovenUploadsPerDay, windowMs: days(1) },
  ];
}

/** The last part of a path, on one line, without what could mislead; at most 120 characters. */
export function showName(name: string): string {
  const last = cleanLine(name).split(/[/\\]/).at(-1) ?? '';
  const extension = /\.[a-z0-9]{1,5}$/i.exec(last)?.[0] ?? '';
  const stem = maskCardNumbers(last.slice(0, last.length - extension.length))
    .replace(/^\.+/, '')
    .slice(0, 115);
  return `${stem || 'file'}${extension}`;
}

/** Takes a file back out of a form that has not been sent yet. */
export async function removeUpload(
  { db, clock, files }: Pick<RequestContext, 'db' | 'clock' | 'files'>,
  formToken: string,
  id: string,
) {
  if (!files.takesFiles) throw new Problem('files_not_offered');
  const removed = await removeFreeAttachment(db, await formKeyOf(formToken), id, clock.now());
  if (removed.length === 0) throw new Problem('not_found');
  await files.remove(id);
}

type Sweeping = Pick<RequestContext, 'db' | 'clock' | 'files' | 'settings' | 'budget'>;

/**
 * Removes files whose time is over. The bytes go first and the row after them, so that a crash in
 * between leaves a row to sweep again and never bytes that nobody knows of.
 */
export async function* sweepingAttachments(context: Sweeping): Step {
  const { db, clock, files, settings } = context;
  const now = clock.now();
  const edges = {
    looseBefore: now - looseLifeMs,
    ordinaryBefore: now - days(settings.retention.attachments),
    sensitiveBefore: now - days(settings.retention.sensitiveAttachments),
  };
  const [due] = yield* read([findExpired(db, edges, budgetOf(context).bounds.filesPerRun)]);
  if (due.length === 0 || !(await removeBytes(files, due))) return;
  const idsOf = (rows: typeof due) => rows.map(({ id }) => id);
  yield* write([
    forgetAttachments(db, idsOf(due.filter(({ takenBy }) => takenBy === null))),
    markRemoved(db, idsOf(due.filter(({ takenBy }) => takenBy !== null)), now),
  ]);
}

/** False where the place of files is out of reach: the rows stay then, to be swept when it is back. */
async function removeBytes(files: FileStore, due: readonly { id: string }[]): Promise<boolean> {
  try {
    await files.remove(...due.map(({ id }) => id));
    return true;
  } catch (fault) {
    if (fault instanceof Problem && fault.code === 'files_unavailable') return false;
    throw fault;
  }
}
