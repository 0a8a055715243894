import type { ReferenceCollector } from '../reference-collector';

/** developer.hashicorp.com, "Templating language": `{{ with secret "path" }}`; envconsul: `secret { path = "…" }`. */
const FORMS: readonly RegExp[] = [
  /\{\{-?\s{0,9}(?:with|range)?\s{0,9}(?:\$\w{1,40}\s{0,9}:?=\s{0,9})?secret\s{1,9}"([^"\n]{1,300})"/g,
  /^[ \t]{0,20}secret\s{0,9}\{[^{}]{0,400}?\bpath\s{0,9}=\s{0,9}"([^"\n]{1,300})"/gm,
];

/** Adds each secret that a template, or a process's environment, is filled with from Vault. */
export function readVaultTemplate(collector: ReferenceCollector): void {
  for (const form of FORMS) {
    for (const { index, 0: whole, 1: path = '' } of collector.text.matchAll(form)) {
      const start = index + whole.length - 1 - path.length;
      collector.add({
        key: `secretref:vault/${path.replace(/^\//, '')}`,
        role: 'uses',
        kind: 'secret_store',
        provider: 'vault',
        credential: 'brokered',
        duty: 'found',
        syntax: 'sealed.vault-template',
        range: { start, end: start + path.length },
      });
    }
  }
}
