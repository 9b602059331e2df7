// Rows of the lead's page that are no department and no agent.

export const all = 'همه';
export const unassigned = 'بدون مسئول';
