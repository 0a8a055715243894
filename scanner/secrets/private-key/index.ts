export { privateKeyAt } from './block';
export { encodedKeys } from './encoded';
export { jsonWebKeyAt, jwkWords } from './jwk';
export { googleServiceAccountKey, jsonWebKey, pgpPrivateKey, privateKey, sshPrivateKey } from './kinds';
