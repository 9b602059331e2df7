import type { ComponentChildren } from 'preact';
import { pageUrl } from '../contract/pages.ts';
import type { FiledAnswer } from '../contract/tickets.ts';
import { HiddenCards } from './hidden-cards.tsx';
import { Icon } from './icon.tsx';
import * as texts from './texts.ts';

type Props = {
  filed: Pick<FiledAnswer, 'code' | 'next' | 'department' | 'promise' | 'hiddenCards'>;
  /** The button that copies the code, where a script runs. */
  copy?: ComponentChildren;
  /** What else can be done, beside the way to the ticket. */
  beside?: ComponentChildren;
  children?: ComponentChildren;
};

/** The ticket is there: its code, what happens next and by when. */
export function Filed({ filed, copy, beside, children }: Props) {
  const { code, next, department, promise } = filed;
  return (
    <section class="panel filed" aria-labelledby="filed">
      <h2 id="filed" tabIndex={-1}>
        <Icon name="check" />
        {texts.filed}
      </h2>
      <p>{texts.trackingCode}</p>
      <p class="filed-code">
        <bdi class="code" dir="ltr">
          {code}
        </bdi>
        {copy}
      </p>
      <dl class="what-next">
        <div>
          <dt>{texts.department}</dt>
          <dd>{department}</dd>
        </div>
        {promise && (
          <div>
            <dt>{texts.answerBy}</dt>
            <dd>{promise.text}</dd>
          </div>
        )}
        <div>
          <dt>{texts.whatNext}</dt>
          <dd>{next}</dd>
        </div>
      </dl>
      <HiddenCards lastFours={filed.hiddenCards} />
      {children}
      <div class="actions">
        <a class="button" href={pageUrl('request', code)}>
          {texts.seeRequest}
        </a>
        {beside}
      </div>
    </section>
  );
}
