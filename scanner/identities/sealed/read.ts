import type { IdentityReading } from '../../model';
import { NOTHING_READ } from '../plain-source';
import { ReferenceCollector } from '../reference-collector';
import { readDotenvVault } from './dotenv-vault';
import { readGitAttributes } from './git-attributes';
import { addSealedFile } from './sealed-file';
import { readSops, readSopsDotenv, readSopsRules } from './sops';
import { readSecretSpec } from './secretspec';
import { readStoreSettings } from './store-settings';
import { readTeller } from './teller';
import { readVaultTemplate } from './vault-template';

type Reader = (collector: ReferenceCollector) => void;

/** By base name. */
const BY_NAME: Readonly<Record<string, Reader>> = {
  '.sops.yaml': readSopsRules,
  '.sops.yml': readSopsRules,
  '.gitattributes': readGitAttributes,
  '.env.vault': readDotenvVault,
  'doppler.yaml': readStoreSettings,
  'doppler.yml': readStoreSettings,
  '.infisical.json': readStoreSettings,
  '.teller.yml': readTeller,
  '.teller.yaml': readTeller,
  'secretspec.toml': readSecretSpec,
};

/** What people call files that SOPS encrypts, or the folders these are in. */
const SOPS_NAME = /sops|secret|\benc\b|encrypted|sealed|credential|vault/i;

function readerOf(path: string): Reader | undefined {
  if (path.endsWith('.yaml') || path.endsWith('.yml') || path.endsWith('.json')) {
    return byName(path) ?? (SOPS_NAME.test(path) ? readSops : undefined);
  }
  if (path.endsWith('.env')) return /\.(?:sops|enc|encrypted)\.env$/.test(path) ? readSopsDotenv : undefined;
  if (path.endsWith('.age')) return addAge;
  if (path.endsWith('.toml')) return byName(path);
  if (path.endsWith('.ctmpl') || /envconsul[\w.-]{0,60}\.hcl$/.test(path)) return readVaultTemplate;
  // Rails' encrypted credentials: guides.rubyonrails.org, "Custom Credentials".
  if (path.endsWith('.yml.enc')) return addRails;
  return path.endsWith('.gitattributes') || path.endsWith('.vault') ? byName(path) : undefined;
}

function byName(path: string): Reader | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined;
}

export function isSealedFile(path: string): boolean {
  return readerOf(path) !== undefined;
}

export function readSealedFile(path: string, text: string): IdentityReading {
  const reader = readerOf(path);
  if (reader === undefined || (reader === readSops && !/^[ \t]{0,20}["']?sops["']?:/m.test(text))) return NOTHING_READ;
  const collector = new ReferenceCollector(path, text);
  reader(collector);
  return collector.reading();
}

function addAge(collector: ReferenceCollector): void {
  if (!/^(?:-----BEGIN AGE ENCRYPTED FILE|age-encryption\.org\/v1)/.test(collector.text)) return;
  addSealedFile(collector, 'age', 'sealed.age', { start: 0, end: collector.text.search(/\r|\n|$/) });
}

function addRails(collector: ReferenceCollector): void {
  addSealedFile(collector, 'rails', 'sealed.rails', { start: 0, end: 0 });
}
