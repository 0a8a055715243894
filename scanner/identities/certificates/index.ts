import type { IdentitySource } from '../../model';
import type { KeyFileFragment } from './fragment';
import { isKeyFile } from './paths';
import { readKeyBytes } from './read-bytes';
import { readKeyText } from './read-text';
import { resolveKeyFiles } from './resolve';

export { firstCertificateIn } from './lifetime';

/** Files of keys and certificates: X.509, SSH, OpenPGP, key stores, with the dates that end them. */
export const certificates: IdentitySource<KeyFileFragment> = {
  id: 'certificates',
  systems: [],
  claims: isKeyFile,
  read: readKeyText,
  readBytes: readKeyBytes,
  resolve: resolveKeyFiles,
};
