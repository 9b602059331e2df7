import { IsolatedText } from '../html/isolated-text.tsx';

/** The facts of a request, as the customer gave them. */
export function FactList({
  class: className,
  facts,
}: {
  class: string;
  facts: readonly { id: string; label: string; value: string }[];
}) {
  return (
    <dl class={className}>
      {facts.map(({ id, label, value }) => (
        <div key={id}>
          <dt>{label}</dt>
          <dd>
            <bdi>
              <IsolatedText text={value} />
            </bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
