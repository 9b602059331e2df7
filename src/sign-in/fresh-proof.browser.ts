import { ApiFault } from '../api/client.browser.ts';

/** Whether what was refused needs a proof of the last minutes: the one before it has grown old meanwhile (R20). */
export const needsFreshProof = (thrown: unknown): boolean =>
  thrown instanceof ApiFault && thrown.code === 'fresh_proof_needed';
