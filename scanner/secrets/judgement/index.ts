export { decodeBase64, decodeJson } from './base64';
export { isEncrypted } from './encrypted';
export { isMonotonous, isPlaceholder } from './placeholder';
