import { readSettings } from '../src/articles/library.node.ts';
import { checkTemplates } from '../worker/notifications/templates/check-templates.ts';
import { previewNotifications } from '../worker/notifications/templates/preview.ts';
import { contentFolder } from './lib/content-folder.ts';
import { textServices } from './lib/message-texts.ts';
import { printFault } from './lib/plain-fault.ts';

/** Prints every message of `settings.json` as people will get it, with the parts of each SMS. */
function main() {
  const services = textServices(readSettings(contentFolder()));
  checkTemplates(services);
  for (const { message, sms, email } of previewNotifications(services)) {
    console.log(`\n── ${message}`);
    if (sms)
      console.log(
        `SMS: ${sms.size.parts} part(s), ${sms.size.units} characters, room for ${sms.size.room} more\n${sms.text}`,
      );
    if (email) console.log(`E-mail: ${email.subject}\n${email.text}`);
  }
}

try {
  main();
} catch (fault) {
  printFault(fault);
}
