import type { TestProject } from 'vitest/node';
import { findChromium } from './packaged-chromium.ts';

/** Finds the browser before the first test, so that one sentence tells of what it lacks. */
export default async function setUp({ provide }: TestProject) {
  provide('chromium', await findChromium());
}
