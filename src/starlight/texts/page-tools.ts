// What the tools beside a page say: their script needs no other text.

export const copied = 'کپی شد';
export const notCopied = 'کپی نشد؛ خودتان کپی کنید.';
