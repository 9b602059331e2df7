import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  casing: 'snake_case',
  schema: './worker/**/schema.ts',
  out: './worker/migrations',
});
