import type { ReferenceCollector } from '../reference-collector';
import { addSealedFile } from './sealed-file';

/** dotenv.org, ".env.vault": one cipher text an environment, opened by its DOTENV_KEY. */
export function readDotenvVault(collector: ReferenceCollector): void {
  for (const match of collector.text.matchAll(/^DOTENV_VAULT_([A-Z0-9_]{1,60})=/gm)) {
    const [all, environment = ''] = match;
    if (environment.endsWith('_VERSION')) continue;
    const range = { start: match.index, end: match.index + all.length - 1 };
    addSealedFile(collector, 'dotenv', 'sealed.dotenv-vault', range, { consumer: environment.toLowerCase() });
  }
}
