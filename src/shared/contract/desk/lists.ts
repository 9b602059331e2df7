import * as z from 'zod/mini';
import { deskLimits } from '../../fields/size-limits.ts';
import { lineInput } from '../tickets.ts';
import { cursorText, idText } from './ids.ts';
import type { Count } from './inbox.ts';

// What agents choose from: tags of requests, and reasons for closing them.

/** Query of `GET /api/desk/tags` and of `GET /api/desk/close-reasons`. */
export const listQuery = z.strictObject({ after: z.optional(cursorText) });

/** Body of `POST /api/desk/tags` and of `PUT /api/desk/tags/<id>`. */
export const tagInput = z.strictObject({ title: lineInput(deskLimits.tagTitle) });

/** The tag that another one becomes a part of. */
export const mergeInput = z.strictObject({ into: idText });

/** Body of `POST /api/desk/close-reasons` and of `PUT /api/desk/close-reasons/<id>`; customers read the title. */
export const closeReasonInput = z.strictObject({
  title: lineInput(deskLimits.closeReasonTitle),
});

/** The reason that another one is put before; null puts it behind all. */
export const placeInput = z.strictObject({ before: z.nullable(idText) });

/** Whether it is offered. */
export const offeredInput = z.strictObject({ isOffered: z.boolean() });

/** A tag, or a reason for closing. */
export type ListEntry = {
  id: string;
  title: string;
  /** False where it is no longer offered; requests that have it keep it. */
  isOffered: boolean;
  /** Requests that have the tag; requests that were closed for the reason in the last 30 days. */
  requests: Count;
};

/** A page of a list, those that are offered first. `next` is null on the last. */
export type ListAnswer = { entries: ListEntry[]; next: string | null };

/** Whether requests are left that still have the tag that goes: whoever asks goes on. */
export type MergedAnswer = { hasMore: boolean };
