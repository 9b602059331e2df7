// Authors of messages in a transcript. They are signed with it: copies that were issued keep the words they had.

export const customer = 'مشتری';
export const customerByAgent = (customer: string, filed: string) => `${customer} (${filed})`;
export const agentOf = (department: string) => `کارشناس ${department}`;
export const system = 'سامانه';
