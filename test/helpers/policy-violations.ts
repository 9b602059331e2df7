import type { Page } from 'playwright-core';

/** The directives of the page's policy that refuse something from here on, in their order. */
export async function policyViolations(page: Page): Promise<string[]> {
  const refused: string[] = [];
  await page.exposeFunction('refuse', (directive: string) => refused.push(directive));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      (window as unknown as { refuse(directive: string): void }).refuse(effectiveDirective),
    );
  });
  return refused;
}
