import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

describe('the preview of messages', () => {
  it('runs by Node alone, on any content folder', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      'scripts/messages-preview.ts',
      '--content',
      'content',
    ]);
    expect(stdout).toContain('نارنج');
  });
});
