import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadSettings, SettingsFault } from '#shared/settings/load.ts';
import { messageTable } from '../worker/app.ts';
import { readConfig } from '../worker/foundation/config.ts';
import { checkMessages } from '../worker/notifications/check-messages.ts';
import { previewMessages } from '../worker/notifications/preview.ts';
import { contentFolder } from './content-folder.ts';

/** Prints every message of `settings.json` as people will get it, with the parts of each SMS. */
async function main() {
  const file = join(contentFolder(), 'settings.json');
  const settings = loadSettings(JSON.parse(await readFile(file, 'utf8')));
  const publicOrigin = process.env.PUBLIC_ORIGIN ?? new URL(settings.brand.address).origin;
  // Only the origin matters here; nothing is sent.
  const config = { ...readConfig({ APP_SECRET: 'x'.repeat(32) }), publicOrigin };
  const services = { config, settings, messages: messageTable };
  checkMessages(services);
  for (const { message, sms, email } of previewMessages(services)) {
    console.log(`\n── ${message}`);
    if (sms)
      console.log(
        `SMS: ${sms.size.parts} part(s), ${sms.size.units} characters, room for ${sms.size.room} more\n${sms.text}`,
      );
    if (email) console.log(`E-mail: ${email.subject}\n${email.text}`);
  }
}

try {
  await main();
} catch (fault) {
  console.error(fault instanceof SettingsFault ? fault.message : fault);
  process.exitCode = 1;
}
