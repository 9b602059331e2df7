import type { BudgetAnswer, ChannelBudget } from '#shared/contract/desk/failed.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { formatAmount, groupThousands } from '#shared/persian/money.ts';
import { useAnswer } from '../admin/use-answer.browser.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';
import { FaultNotice } from '../shell/fault-notice.tsx';
import * as texts from '../texts/failed.ts';
import { readBudget } from './failed-api.browser.ts';

/** What today has sent of what it may, by channel and by what it was for. */
export function Budget({ onFault }: { onFault: OnFault }) {
  const { answer, fault, reload } = useAnswer(readBudget, onFault);
  if (fault !== null) return <FaultNotice fault={fault} onRetry={() => void reload()} />;
  if (!answer || answer.channels.length === 0) return null;
  return <Meters answer={answer} />;
}

function Meters({ answer: { channels, rials } }: { answer: BudgetAnswer }) {
  return (
    <section class="desk-budget" aria-labelledby="desk-budget">
      <h3 id="desk-budget">{texts.budget}</h3>
      {channels.map((one) => (
        <Meter
          key={one.channel}
          title={texts.channels[one.channel]}
          used={one.sent}
          max={one.max}
          textOf={countText}
          shares={one.shares}
        />
      ))}
      {rials && (
        <Meter title={texts.rials} used={rials.spent} max={rials.max} textOf={formatAmount} />
      )}
      <p class="hint">{texts.budgetHint}</p>
    </section>
  );
}

const countText = (count: number) => toPersianDigits(groupThousands(count));

type MeterProps = {
  title: string;
  used: number;
  max: number;
  textOf(value: number): string;
  shares?: ChannelBudget['shares'];
};

function Meter({ title, used, max, textOf, shares = [] }: MeterProps) {
  const percent = max === 0 ? 0 : Math.min(100, Math.floor((100 * used) / max));
  const inUse = shares.filter(({ sent }) => sent > 0);
  return (
    <div
      class="desk-meter"
      data-level={percent >= 100 ? 'full' : percent >= 80 ? 'high' : undefined}
    >
      <p>
        <b>{title}</b>{' '}
        <span>{texts.budgetOf(textOf(used), textOf(max), toPersianDigits(percent))}</span>
      </p>
      <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
        <rect x={100 - percent} width={percent} height="1" />
      </svg>
      {inUse.length > 0 && (
        <ul class="hint">
          {inUse.map(({ share, sent }) => (
            <li key={share}>{texts.share(texts.shares[share], countText(sent))}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
