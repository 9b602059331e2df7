import type { ComponentChildren } from 'preact';
import { pages } from '../contract/pages.ts';
import { toPersianDigits } from '../persian/digits.ts';
import * as texts from './texts.ts';

/** The title of one of the three steps of a form that asks first how the answer is to come. */
export const StepTitle = ({ step, children }: { step: 1 | 2 | 3; children: ComponentChildren }) => (
  <h2 class="step-title">
    <span class="step-count">{texts.stepOfThree(toPersianDigits(step))}</span> {children}
  </h2>
);

/** The second step, which is behind: the topic, and the way back to all of them with the answer's way kept. */
export const ChosenTopic = ({ title, channel }: { title: string; channel: string | undefined }) => (
  <p class="chosen">
    <b>{title}</b> ·{' '}
    <a href={`${pages.contact.path}${channel ? `#${channel}` : ''}`}>{texts.changeTopic}</a>
  </p>
);
