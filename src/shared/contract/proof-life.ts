/** How long each kind of proof can be given, in seconds (ASVS 5 6.5.3–5, NIST SP 800-63B). */
export const proofLifeSeconds = {
  sms_code: 120,
  email_code: 10 * 60,
  email_link: 24 * 60 * 60,
} as const;
