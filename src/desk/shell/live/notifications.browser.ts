import { useEffect, useState } from 'preact/hooks';

/** Whether the browser shows notifications of ours; `none` where it has no such thing. */
export type NotificationState = NotificationPermission | 'none';

/** What the agent allowed, and the request for it, which only a press of a button may make. */
export function useNotifications() {
  const [state, setState] = useState<NotificationState>('none');
  useEffect(() => {
    if ('Notification' in globalThis) setState(Notification.permission);
  }, []);
  const ask = () => void Notification.requestPermission().then(setState);
  return { state, ask };
}

/** Shows one notification in place of the one before, if allowed and if nobody looks at the page. */
export function notify(title: string, body: string) {
  if (!('Notification' in globalThis) || Notification.permission !== 'granted') return;
  if (document.visibilityState === 'visible') return;
  try {
    const shown = new Notification(title, { body, tag: 'desk', lang: 'fa', dir: 'rtl' });
    shown.onclick = () => {
      focus();
      shown.close();
    };
  } catch {
    // Browsers on phones take notifications from service workers alone.
  }
}
