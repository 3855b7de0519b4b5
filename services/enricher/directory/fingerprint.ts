/**
 * Raised whenever the derivation itself changes: then every fact of every partition is derived again after the upgrade.
 */
const DERIVATION = 6;

/** What all facts depend on beside the directory: the derivation, and the settings that it reads. As text. */
export function settingsFingerprint(settings: { timeZone: string; baseCurrency: string }): string {
  return JSON.stringify([DERIVATION, settings.timeZone, settings.baseCurrency]);
}
