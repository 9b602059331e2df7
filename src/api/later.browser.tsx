import type { ComponentType, FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { tryAgain } from '#shared/contract/texts/actions.ts';
import { codeOf, describeFault } from './answers.browser.ts';
import * as texts from './texts.ts';

/** What stands there until the code of a component has come, and where it does not come. */
type Meanwhile = {
  Waiting: ComponentType;
  Failed: ComponentType<{ fault: string; onRetry: () => void }>;
};

/** A component whose code is fetched when it is first shown, or by `fetch` before that. @throws ApiFault where it does not come */
type LaterComponent<Props> = FunctionComponent<Props> & { fetch(): Promise<void> };

/** Makes the function of a screen that makes such components. Where their code does not come, they offer to try again. */
export const laterWith =
  ({ Waiting, Failed }: Meanwhile) =>
  <Props extends object>(load: () => Promise<ComponentType<Props>>): LaterComponent<Props> => {
    let known: ComponentType<Props> | undefined;
    const fetch = async () => {
      known ??= await codeOf(load());
    };
    function Later(props: Props) {
      const [tries, setTries] = useState(0);
      const [fault, setFault] = useState<string | null>(null);
      const [, setLoaded] = useState(known !== undefined);
      useEffect(() => {
        if (known) return;
        setFault(null);
        fetch().then(
          () => setLoaded(true),
          (thrown: unknown) => setFault(describeFault(thrown)),
        );
      }, [tries]);
      const Known = known;
      if (Known) return <Known {...props} />;
      if (fault === null) return <Waiting />;
      return <Failed fault={fault} onRetry={() => setTries(tries + 1)} />;
    }
    return Object.assign(Later, { fetch });
  };

/** A part of a customer's screen whose code is fetched when it is first shown. */
export const later = laterWith({
  Waiting: () => <p class="hint">{texts.loading}</p>,
  Failed: ({ fault, onRetry }) => (
    <div class="notice notice-bad" role="alert">
      <p>{fault}</p>
      <button type="button" class="button button-quiet" onClick={onRetry}>
        {tryAgain}
      </button>
    </div>
  ),
});
