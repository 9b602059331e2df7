import { readSettings } from '../src/articles/library.node.ts';
import { checkMessages } from '../worker/notifications/check-messages.ts';
import { previewMessages } from '../worker/notifications/preview.ts';
import { contentFolder } from './content-folder.ts';
import { textServices } from './message-texts.ts';
import { sayWhyNot } from './say-why-not.ts';

/** Prints every message of `settings.json` as people will get it, with the parts of each SMS. */
function main() {
  const services = textServices(readSettings(contentFolder()));
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
  main();
} catch (fault) {
  sayWhyNot(fault);
}
