import { Hono } from 'hono';
import { attachmentIdInput, type UploadAnswer } from '#shared/contract/attachments.ts';
import type { AppContext, AppEnv } from '../foundation/http/app-env.ts';
import { readBytes } from '../foundation/http/read-body.ts';
import type { Services } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { addressKey } from '../foundation/security/client-address.ts';
import { readTokenHash } from '../sessions/browser.ts';
import { readWithVisitor } from '../sessions/rules.ts';
import { readFileName, readFormToken } from './browser.ts';
import { removeUpload, uploadFile } from './rules.ts';
import { UploadQueue } from './upload-queue.ts';

/**
 * Files come in one by one and before their form, so that each can be tried again alone. Whose they are is
 * known before they are read.
 */
export function attachmentRoutes(services: Services) {
  const queue = new UploadQueue();
  return new Hono<AppEnv>()
    .post('/', async (c) => {
      if (!services.files.takesFiles) throw new Problem('files_not_offered');
      const { clientAddress, body } = c.var;
      const head = {
        formToken: readFormToken(c),
        name: readFileName(c),
        ownerId: await readOwner(services, c),
        clientAddress,
      };
      const sender = head.ownerId ?? addressKey(clientAddress);
      const answer: UploadAnswer = await queue.run(sender, body.held, async () =>
        uploadFile({ ...services, db: c.var.db }, { ...head, bytes: await readBytes(c) }),
      );
      return c.json(answer, 201);
    })
    .delete('/:id', async (c) => {
      const id = attachmentIdInput.safeParse(c.req.param('id'));
      if (!id.success) throw new Problem('not_found');
      await removeUpload({ ...services, db: c.var.db }, readFormToken(c), id.data);
      return c.body(null, 204);
    });
}

/** The customer who is signed in, or null: people may attach files before they have proven who they are. */
async function readOwner(services: Services, c: AppContext): Promise<string | null> {
  const asking = { ...services, db: c.var.db };
  const { customer } = await readWithVisitor(asking, await readTokenHash(services, c), []);
  return customer?.customerId ?? null;
}
