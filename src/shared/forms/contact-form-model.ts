import { attachments } from '../contract/texts/actions.ts';
import type { Policy } from '../settings/policies.ts';
import type { PublicSettings } from '../settings/public.ts';
import type { ReplyChannel } from '../settings/reply-channels.ts';
import type { RequestType } from '../settings/request-types.ts';
import * as texts from './texts.ts';

/** What one request type's form must know: no more than it shows travels to the browser. */
export type ContactFormModel = {
  type: RequestType;
  department: string;
  /** «ظرف یک روز کاری»: the rule, until the API makes it exact. */
  promise: string;
  urgency: PublicSettings['urgency'];
  replyChannels: readonly ReplyChannel[];
  /** In which order the form asks, and how it asks for the reply channel. */
  contact: PublicSettings['contact'];
  policies: readonly (Policy & { id: string })[];
  /** Working time of the department, with its days off where a rule counts in it. */
  calendar: PublicSettings['calendars'][string];
  quality: PublicSettings['quality'];
  /** Characters that a title and a text may have. */
  sizes: { title: number; text: number };
  terms: PublicSettings['terms'];
  /** Titles of the request types that a policy may lead to. */
  offers: Readonly<Record<string, string>>;
};

/** What is in the boxes, by their names: `title`, `text`, `facts.paid-on` … */
export type Typed = Readonly<Partial<Record<string, string>>>;

/** Name of the box of a request type's own field. */
export const factName = (id: string): string => `facts.${id}`;

/** What each box is called, for the list of faults. */
export const labelOfContact =
  ({ type }: Pick<ContactFormModel, 'type'>) =>
  (name: string): string | undefined =>
    ownLabels[name] ?? type.fields.find(({ id }) => factName(id) === name)?.label;

const ownLabels: Readonly<Record<string, string>> = {
  title: texts.title,
  text: texts.text,
  urgency: texts.urgency,
  replyChannel: texts.replyChannel,
  mobile: texts.mobile,
  email: texts.email,
  terms: texts.terms,
  files: attachments,
};
