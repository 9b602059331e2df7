import { BulkBar } from '../../desk/bulk/bulk-bar.browser.tsx';
import type { Selection } from '../../desk/bulk/use-selection.browser.ts';
import { PresenceLine } from '../../desk/presence/presence-line.browser.tsx';
import { SettledLine, WaitingLine } from '../../desk/undo/held-lines.browser.tsx';
import { StaleSend } from '../../desk/undo/stale-send.browser.tsx';
import { sampleDeskThread, sampleInbox } from './desk-data.ts';
import { nothing } from './handlers.ts';
import { Sample, State } from './state.browser.tsx';

const { code, title, now, messages } = sampleDeskThread;
const act = { id: 'a', dueAt: now, code, title, count: 1, endsAt: now, seconds: 7 };
const settled = { id: 'b', dueAt: now, code, title, count: 1, stopped: null, outcome: null };

const selection: Selection = {
  ...{ tickets: sampleInbox.tickets, codes: new Set(), isFull: false, isOn: true },
  ...{ setOn: nothing, clear: nothing, choosePage: nothing, toggle: nothing },
};

/** Acts that wait and can be undone, and what came of others. */
export const DeskUndoSamples = () => (
  <>
    <Sample name="desk-held" title="کارهای در راه">
      <div class="desk-sizes desk-sample">
        <div class="desk-held-acts">
          <WaitingLine act={{ ...act, kind: 'reply' }} undoKey="KeyZ" onUndo={nothing} />
          <WaitingLine
            act={{ ...act, kind: 'close', seconds: 0 }}
            undoKey={null}
            onUndo={nothing}
          />
        </div>
      </div>
      <State title="انجام‌نشده و گروهی">
        <div class="desk-sizes desk-sample">
          <div class="desk-held-acts">
            <SettledLine
              act={{
                ...{ ...settled, kind: 'reply' },
                stopped: { why: 'این درخواست پس از آنکه بازش کردید تغییر کرده است.', words: {} },
              }}
              onDismiss={nothing}
            />
            <SettledLine
              act={{
                ...{ ...settled, kind: 'bulk', code: null, title: null, count: 50 },
                outcome: {
                  ...{ act: 'close', done: 47 },
                  refused: [{ code, title, why: 'stale_version' }],
                },
              }}
              onDismiss={nothing}
            />
          </div>
        </div>
      </State>
    </Sample>
    <Sample name="desk-bulk" title="کار گروهی">
      <div class="desk-sizes desk-sample">
        <BulkBar selection={selection} choices={{}} onFault={() => ''} onHeld={nothing} />
      </div>
    </Sample>
    <Sample name="desk-stale" title="ارسال پس از تغییر">
      <div class="desk-sizes desk-sample">
        <StaleSend
          added={messages.slice(-1)}
          now={now}
          isAsking
          onConfirm={nothing}
          onCancel={nothing}
        />
      </div>
    </Sample>
    <Sample name="desk-presence" title="همکاران روی همین درخواست">
      <div class="desk-sizes desk-sample">
        <PresenceLine
          presence={{ present: [{ name: 'علی رضایی', isWriting: true }], held: null }}
        />
      </div>
    </Sample>
  </>
);
