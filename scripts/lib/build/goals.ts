/** What the bundle for Cloudflare Workers may weigh (gzip), and how long its start may compute. */
export const bundleGoalKiB = 300;
export const startGoalMs = 150;
