import type { JoinedAnswer, JoinedRequest } from '#shared/contract/desk/joining.ts';
import { erasedWords, titleOfState } from '#shared/contract/tickets.ts';
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { readWithAgent } from '../../sessions/rules.ts';
import type { TicketRow } from '../../tickets/store.ts';
import { findTicketByCode } from '../../tickets/store-reading.ts';
import { isWithinReach } from '../store-viewer.ts';
import { listLinked, listMerged, listOpenOfSender } from './store-joining.ts';

/**
 * The requests that belong to one, as far as they are within reach of the agent. To ask so is no use of the session: the
 * screen does it by itself (R17).
 * @throws Problem `sign_in_needed`, `not_found` for unknown codes and those of other departments alike.
 */
export async function readJoined(
  context: Pick<RequestContext, 'db' | 'settings' | 'clock' | 'afterResponse'>,
  tokenHash: string,
  code: string,
): Promise<JoinedAnswer> {
  const { db, settings } = context;
  const { agent, rows } = await readWithAgent(
    context,
    tokenHash,
    [
      findTicketByCode(db, code),
      listLinked(db, code),
      listMerged(db, code),
      listOpenOfSender(db, code),
    ],
    { isUse: false },
  );
  const [[ticket], links, merged, open] = rows;
  if (!ticket || !isWithinReach(agent, ticket)) throw new Problem('not_found');
  const seen = <Row extends TicketRow>(found: readonly Row[]) =>
    found.filter((row) => isWithinReach(agent, row));
  const shown = (row: TicketRow): JoinedRequest => ({
    code: showTrackingCode(row.code),
    title: row.title || erasedWords,
    stateTitle: titleOfState(settings.stateWords, row.state),
  });
  return {
    links: seen(links).map((row) => ({
      ...shown(row),
      kind: row.kind === 'split' && row.direction === 0 ? 'split_from' : row.kind,
    })),
    merged: seen(merged).map((row) => ({ ...shown(row), version: row.version })),
    open: seen(open).map(shown),
    requestTypes: settings.requestTypes.map(({ id, title }) => ({ id, title })),
  };
}
