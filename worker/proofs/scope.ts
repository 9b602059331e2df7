/** What an agent's code is asked for and proven as. */
export const agentSignInPurpose = 'agent_sign_in';

/**
 * The desk counts its codes and guesses apart from everybody else's: a phone that is an agent's must
 * not show it by what it may do as a customer's, nor stop the one by the other (R10, R65).
 */
export const isDeskPurpose = (purpose: string): boolean => purpose === agentSignInPurpose;
