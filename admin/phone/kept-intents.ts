import { Intents } from '../data/send-command.js';

interface KeptIntent { readonly intent: string; readonly key: string }

/** One key per intent that outlives a reload: whoever sends the same claim again after the page was lost files it once. */
export class KeptIntents extends Intents {
  /** @param storage that outlives what the person may do meanwhile: the tab, or the phone's being switched off. */
  constructor(private readonly name: string, private readonly storage: () => Storage = () => sessionStorage) {
    super();
  }

  override keyFor(input: unknown): string {
    const intent = JSON.stringify(input);
    const kept = this.read();
    if (kept?.intent === intent) return kept.key;
    const key = super.keyFor(input);
    try {
      this.storage().setItem(this.name, JSON.stringify({ intent, key }));
    } catch { /* Without storage the key lasts as long as the page. */ }
    return key;
  }

  override answered(input: unknown): void {
    super.answered(input);
    try {
      this.storage().removeItem(this.name);
    } catch { /* As above. */ }
  }

  private read(): KeptIntent | null {
    try {
      return JSON.parse(this.storage().getItem(this.name) ?? 'null') as KeptIntent | null;
    } catch {
      return null;
    }
  }
}
