import type { IdentityKind } from '#shared/contract/sign-in.ts';
import type { FiledAnswer, ProofToCome } from '#shared/contract/tickets.ts';
import type { Address } from '../sign-in/address.ts';

/** A request that the API took. */
export type SubmittedRequest = {
  answer: FiledAnswer;
  /** Canonical: where its proof was sent; null where none was needed. */
  address: Address | null;
  /** Whether its sender is known by a proof. */
  proven: boolean;
  /** The code that was due when it was filed without one: it may still come. */
  lateCode?: ProofToCome | undefined;
  /** When the answer was read, in epoch ms of this device. */
  readAt: number;
};

/** An open ticket that the new request may repeat. */
export type SimilarTicket = { code: string; title: string };

/** What a contact form shows besides its draft. */
type ContactFormState = {
  isSending: boolean;
  /** The problem as a whole, as a sentence. */
  message: string | null;
  /** The message is that a file is on its way. */
  isDelayed: boolean;
  /** One sentence per input, by its name. */
  faults: Readonly<Record<string, string>>;
  /** Those of the last try to send, which stand above the form: an input that is left moves nothing. */
  summary: Readonly<Record<string, string>>;
  /** Names of inputs that the person has left once: only these are advised and refused. */
  visited: ReadonlySet<string>;
  /** Id of the date field whose calendar is open. */
  openDate: string | null;
  similarTicket: SimilarTicket | null;
  /** By what no code is sent until midnight, as the last try was answered. */
  spent: IdentityKind | null;
  /** The key was used for other words: they can go on as a request of their own. */
  isKeyReused: boolean;
  submitted: SubmittedRequest | null;
};

/** What happens to a contact form. */
export type ContactFormEvent =
  | { kind: 'changed'; name: string }
  /** `fault` is that of the input now; absent where it is not to be judged. */
  | { kind: 'left'; name: string; fault?: string | null }
  | { kind: 'checked'; faults: Readonly<Record<string, string>> }
  | { kind: 'refused'; names: readonly string[] }
  | { kind: 'delayed'; message: string }
  | { kind: 'files-ended' }
  | { kind: 'sending' }
  /** What failed can be tried again: the sentence goes. */
  | { kind: 'message-over' }
  /** The person gave up the work before sending. */
  | { kind: 'cancelled' }
  | { kind: 'similar-found'; ticket: SimilarTicket }
  | { kind: 'similar-dismissed' }
  | {
      kind: 'failed';
      message: string;
      faults: Readonly<Record<string, string>>;
      isKeyReused: boolean;
      spent?: IdentityKind | null;
    }
  | { kind: 'submitted'; request: SubmittedRequest }
  | { kind: 'begun-anew' }
  /** The request that was shown is not there any more; what was typed is. */
  | { kind: 'lost'; message: string }
  | { kind: 'date-toggled'; field: string }
  | { kind: 'date-closed' };

/** A form that nobody has touched. */
export const initialState: ContactFormState = {
  isSending: false,
  message: null,
  isDelayed: false,
  faults: {},
  summary: {},
  visited: new Set(),
  openDate: null,
  similarTicket: null,
  spent: null,
  isKeyReused: false,
  submitted: null,
};

/** The state after an event; pure. */
export function reduceForm(state: ContactFormState, event: ContactFormEvent): ContactFormState {
  switch (event.kind) {
    case 'changed':
      return withoutFault(state, event.name);
    case 'left': {
      const { name, fault } = event;
      const left = { ...state, visited: new Set([...state.visited, name]) };
      if (fault === null) return withoutFault(left, name);
      return fault ? { ...left, faults: { ...left.faults, [name]: fault } } : left;
    }
    case 'checked':
      return {
        ...state,
        faults: event.faults,
        summary: event.faults,
        message: null,
        isDelayed: false,
        isKeyReused: false,
        spent: null,
      };
    case 'refused':
      return { ...state, visited: new Set([...state.visited, ...event.names]) };
    case 'delayed':
      return { ...state, message: event.message, isDelayed: true };
    case 'files-ended':
      return state.isDelayed ? { ...state, message: null, isDelayed: false } : state;
    case 'message-over':
      return { ...state, message: null };
    case 'sending':
      return { ...state, isSending: true };
    case 'cancelled':
      return { ...state, isSending: false };
    case 'similar-found':
      return { ...state, isSending: false, similarTicket: event.ticket };
    case 'similar-dismissed':
      return { ...state, similarTicket: null };
    case 'failed': {
      const { message, faults, isKeyReused, spent = null } = event;
      const told = { message, faults, summary: faults, isKeyReused, spent };
      return { ...state, isSending: false, ...told };
    }
    case 'submitted':
      return { ...state, isSending: false, submitted: event.request };
    case 'begun-anew':
      return initialState;
    case 'lost':
      return { ...initialState, message: event.message };
    case 'date-toggled':
      return { ...state, openDate: state.openDate === event.field ? null : event.field };
    case 'date-closed':
      return { ...state, openDate: null };
  }
}

function withoutFault(state: ContactFormState, name: string): ContactFormState {
  const { [name]: _, ...faults } = state.faults;
  const { [name]: __, ...summary } = state.summary;
  return { ...state, faults, summary };
}
