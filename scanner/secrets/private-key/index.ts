export { privateKeyAt } from './block';
export { encodedKeys } from './encoded';
export { googleServiceAccountKey, pgpPrivateKey, privateKey, sshPrivateKey } from './kinds';
