import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { codeOf, describeFault } from '../../api/client.browser.ts';
import * as listTexts from '../texts/list.ts';
import { FaultNotice } from './fault-notice.tsx';

/**
 * A component whose code is fetched when it is first shown, so that the first screen does not wait for it. Where the
 * code does not come, it says so and offers to try again.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let known: ComponentType<Props> | undefined;
  return function Later(props: Props) {
    const [tries, setTries] = useState(0);
    const [fault, setFault] = useState<string | null>(null);
    const [, setLoaded] = useState(known !== undefined);
    useEffect(() => {
      if (known) return;
      setFault(null);
      codeOf(load()).then(
        (component) => {
          known = component;
          setLoaded(true);
        },
        (thrown: unknown) => setFault(describeFault(thrown)),
      );
    }, [tries]);
    const Known = known;
    if (Known) return <Known {...props} />;
    if (fault === null) return <p class="hint desk-wait">{listTexts.loading}</p>;
    return <FaultNotice fault={fault} onRetry={() => setTries(tries + 1)} />;
  };
}
