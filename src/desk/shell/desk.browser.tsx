import { useRef, useState } from 'preact/hooks';
import { pageUrl } from '#shared/contract/pages.ts';
import type { DeskSessionAnswer } from '#shared/contract/sign-in.ts';
import type { OwnStateWords } from '#shared/settings/ticket-states.ts';
import { focusAtOnce, focusOn } from '../../api/focus.browser.ts';
import { useSelection } from '../bulk/use-selection.browser.ts';
import { useFilesKeptOut } from '../composer/dropped-files.browser.ts';
import { ListPane } from '../list/list-pane.browser.tsx';
import { searchOf, withoutEmpty } from '../list/list-query.ts';
import { listTitle } from '../list/list-title.ts';
import { withOperatorsAsFilters } from '../list/typed-query.ts';
import { useHold } from '../list/use-hold.browser.ts';
import { useList } from '../list/use-list.browser.ts';
import { useMentionNotice } from '../owning/use-mention-notice.browser.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';
import { useKeptFocus } from '../session/use-kept-focus.browser.ts';
import { adminTitles } from '../texts/admin.ts';
import { selectHere, selectRange } from '../texts/selecting.ts';
import { ThreadScreen } from '../thread/thread.browser.tsx';
import type { SentAct } from '../undo/sent-act.browser.ts';
import { useViews } from '../views/use-views.browser.ts';
import { DeskBar, sideButtonId } from './bar/desk-bar.browser.tsx';
import { useCommands } from './commands/use-commands.browser.ts';
import { type InFront, useDeskCommands } from './commands/use-desk-commands.browser.ts';
import { EmptyPane } from './empty-pane.browser.tsx';
import { useCommandKeys, useEscape } from './keys/keys.browser.ts';
import { useRowFocus } from './keys/use-row-focus.browser.ts';
import { later } from './later.browser.tsx';
import { useLive } from './live/use-live.browser.ts';
import { useTitle } from './live/use-title.browser.ts';
import { followLinks } from './place/follow-links.ts';
import { openCode, type Place, placeIn } from './place/place.ts';
import { usePlace } from './place/use-place.browser.ts';
import { usePreferences } from './preferences/use-preferences.browser.ts';
import { currentViewId, Side } from './side/side.browser.tsx';
import { placeGroups, sideGroups } from './side/side-groups.ts';

const Palette = later(() =>
  import('../palette/palette.browser.tsx').then((loaded) => loaded.Palette),
);
const HeldBar = later(() =>
  import('../undo/held-bar.browser.tsx').then((loaded) => loaded.HeldBar),
);
const KeySheet = later(() =>
  import('../palette/key-sheet.browser.tsx').then((loaded) => loaded.KeySheet),
);

const AdminScreen = later(() =>
  import('../admin/admin-screen.browser.tsx').then((loaded) => loaded.AdminScreen),
);

type Props = {
  /** Null where it has ended: what is open is kept, unseen. */
  session: DeskSessionAnswer | null;
  brand: string;
  round: number;
  stateWords: OwnStateWords;
  onFault: OnFault;
};

/** List, request and everything else of a desk, in one frame; the address says which of them is open. */
export function Desk({ session, brand, round, stateWords, onFault }: Props) {
  const [place, go] = usePlace();
  const { preferences, prefer } = usePreferences();
  const [isSideOpen, setSideOpen] = useState(false);
  const [threadTitle, setThreadTitle] = useState<string | null>(null);
  const code = openCode(place);
  const list = useList({ query: place.query, round, kept: code, onFault });
  const rows = list.state.rows ?? [];
  const hold = useHold(list.release);
  const focus = useRowFocus(rows, code);
  const selection = useSelection(rows);
  const { tick, counts, alarms, pulse, ask } = useLive({
    ...{ isSignedIn: session !== null, round, onFault },
    onChange: () => list.refresh(hold.isHeld),
  });
  const [sent, setSent] = useState<readonly SentAct[]>([]);
  /** Code of the request whose reply was undone, until its composer has the focus. */
  const writtenBack = useRef('');
  const addSent = (act: SentAct) => setSent((before) => [...before, act]);
  const views = useViews(round, onFault);
  useMentionNotice(counts?.mentions.count ?? null);
  useKeptFocus(session !== null);
  useFilesKeptOut();
  useTitle({
    place,
    saved: views.saved,
    threadTitle,
    arrived: list.state.arrived,
    lookAt: list.lookAt,
  });

  const departments = views.choices?.departments ?? [];
  const goTo = (href: string) => {
    setSideOpen(false);
    const next = placeIn(new URL(href, location.origin));
    // A request that another one names opens beside the list that is there.
    const keepsList = next.open.kind === 'thread' && !href.includes('?');
    go(keepsList ? { open: next.open } : next);
  };
  const open = (next: Place['open']) => go({ open: next });
  const leave = () => open({ kind: 'list' });
  const openThread = (next: string) => open({ kind: 'thread', code: next });
  const neighbour = (step: 1 | -1) => rows[rows.findIndex((row) => row.code === code) + step]?.code;
  const step = (by: 1 | -1) => {
    if (code === '' || focus.isInList()) return focus.move(by);
    const next = neighbour(by);
    if (next !== undefined) openThread(next);
  };
  const known = {
    ...{ place, counts, departments, saved: views.saved, pages: session?.pages ?? [] },
  };
  const [inFront, setInFront] = useState<InFront | null>(null);
  useDeskCommands({
    ...{
      groups: placeGroups(known),
      preferences,
      goTo,
      step,
      onPrefer: prefer,
      onFront: setInFront,
    },
  });
  useCommands([
    {
      ...{ id: 'on-behalf', group: 'desk', title: adminTitles['on-behalf'], key: 'KeyC' },
      run: () => open({ kind: 'admin', page: 'on-behalf' }),
    },
    rows.length > 0 && {
      ...{ id: 'select', group: 'list', title: selectHere, key: 'KeyX' },
      run: () => selection.toggle(focus.active || rows[0]?.code || ''),
    },
    rows.length > 0 && {
      ...{ id: 'select-range', group: 'list', title: selectRange, key: 'Shift+KeyX' },
      run: () => selection.toggle(focus.active || rows[0]?.code || '', true),
    },
  ]);
  // One may have opened the other.
  const closeFront = (closed: InFront) => setInFront((now) => (now === closed ? null : now));
  useCommandKeys(preferences.keys && session !== null);
  const closeSide = () => {
    setSideOpen(false);
    focusAtOnce(sideButtonId);
  };
  useEscape(isSideOpen ? closeSide : place.open.kind === 'admin' ? leave : null);
  const hasNext = code !== '' && rows.some((row) => row.code === code) && neighbour(1);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click
    // biome-ignore lint/a11y/noStaticElementInteractions: the links in it are pressed
    <div
      class="desk"
      onClick={followLinks(goTo)}
      onPointerDown={({ target }) => {
        const isBeside = !(
          target instanceof Element && target.closest('#desk-side, .desk-side-button')
        );
        if (isSideOpen && isBeside) setSideOpen(false);
      }}
      hidden={!session}
      data-density={preferences.density}
      data-open={place.open.kind}
    >
      <DeskBar
        brand={brand}
        name={session?.name}
        isAway={session?.away ?? false}
        alarms={alarms}
        alarmsHref={pageUrl('deskTicket', 'alarms')}
        search={place.query.q ?? ''}
        choices={views.choices}
        isSideOpen={isSideOpen}
        preferences={preferences}
        onSearch={(q, isEntered) => {
          const query =
            isEntered && views.choices
              ? withOperatorsAsFilters(place.query, q, views.choices)
              : { ...place.query, q };
          go(
            { open: { kind: 'list' }, query: withoutEmpty(query) },
            { replace: place.open.kind === 'list' && Boolean(place.query.q) },
          );
        }}
        onFront={setInFront}
        onSide={() => {
          setSideOpen(!isSideOpen);
          if (!isSideOpen) focusOn(currentViewId);
        }}
        onPrefer={prefer}
      />
      <Side groups={sideGroups(known)} isOpen={isSideOpen} />
      <ListPane
        list={list}
        query={place.query}
        canExport={session?.rights.includes('export') ?? false}
        choices={{ ...views.choices, departments, stateWords }}
        typedChoices={views.choices}
        saved={views.saved}
        title={listTitle(place.query, views.saved)}
        density={preferences.density}
        active={focus.active}
        open={code}
        focusCount={focus.count}
        isFocusDue={focus.isDue}
        addressOf={(one) => pageUrl('deskTicket', one) + searchOf(place.query)}
        onActive={focus.setActive}
        selection={selection}
        onHeld={addSent}
        onQuery={(query) => go({ query: withoutEmpty(query) })}
        onRelease={() => {
          list.release();
          focus.toFirst(list.state.waiting?.tickets[0]?.code);
        }}
        onHold={hold.set}
        onFault={onFault}
        onViewMoved={() => void views.reload()}
        onSaved={(id) => {
          void views.reload();
          go({ query: id === null ? {} : { view: `saved:${id}` } });
        }}
      />
      {place.open.kind === 'thread' && (
        <ThreadScreen
          key={code}
          code={code}
          round={round}
          tick={tick}
          onFault={onFault}
          onKnown={(thread) => {
            setThreadTitle(thread.title);
            const { title, state, stateTitle, unread, urgency, urgencyTitle, priority } = thread;
            const { promise, tags } = thread;
            const assignee = thread.assignee && {
              ...{ id: thread.assignee.id, name: thread.assignee.title },
            };
            list.change({
              ...{ code, title, state, stateTitle, unread, urgency, urgencyTitle, priority },
              ...{ assignee, tags },
              ...(promise && { promise }),
            });
          }}
          me={session?.agentId ?? ''}
          isWrittenBack={() => {
            const isBack = writtenBack.current === code;
            writtenBack.current = '';
            return isBack;
          }}
          onActed={(act) => {
            void list.refresh(hold.isHeld);
            // Filters offer new ones.
            if (act === 'tags') void views.reload();
          }}
          onHeld={addSent}
          onLeave={leave}
          onNext={hasNext ? () => openThread(hasNext) : null}
        />
      )}
      {place.open.kind === 'admin' && (
        <AdminScreen
          session={session}
          page={place.open.page}
          types={views.choices?.types ?? []}
          alarms={alarms}
          onFault={onFault}
          onChanged={() => void ask()}
          onLeave={leave}
        />
      )}
      {place.open.kind === 'list' && <EmptyPane areKeysOn={preferences.keys} />}
      {(sent.length > 0 || (pulse?.held.length ?? 0) > 0) && (
        <div class="desk-held">
          <HeldBar
            held={pulse?.held}
            now={pulse?.now ?? 0}
            sent={sent}
            onAsk={() => void ask()}
            onBack={(back) => {
              if (back !== code) writtenBack.current = back;
              openThread(back);
              focusOn('field-reply');
            }}
          />
        </div>
      )}
      {session && inFront && (
        <div class="desk-front-wait">
          {inFront === 'palette' && (
            <Palette
              onOpen={openThread}
              onSearch={(q) => go({ open: { kind: 'list' }, query: { q } })}
              onFault={onFault}
              onClose={() => closeFront('palette')}
            />
          )}
          {inFront === 'keys' && (
            <KeySheet
              areKeysOn={preferences.keys}
              onSwitch={(keys) => prefer({ keys })}
              onClose={() => closeFront('keys')}
            />
          )}
        </div>
      )}
    </div>
  );
}
