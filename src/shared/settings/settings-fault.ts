/** Every fault of `settings.json` at once, each with the path of the value it speaks of. */
export class SettingsFault extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(
      `settings.json has ${faults.length} fault(s):\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
    this.name = 'SettingsFault';
    this.faults = faults;
  }
}
