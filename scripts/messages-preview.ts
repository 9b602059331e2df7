import { SettingsFault } from '#shared/settings/load.ts';
import { checkMessages } from '../worker/notifications/check-messages.ts';
import { previewMessages } from '../worker/notifications/preview.ts';
import { readSettings } from './build/settings.ts';
import { contentFolder } from './content-folder.ts';
import { textServices } from './message-texts.ts';

/** Prints every message of `settings.json` as people will get it, with the parts of each SMS. */
async function main() {
  const services = textServices(await readSettings(contentFolder()));
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
