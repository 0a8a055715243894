export { decodeBase64, decodeJson } from './base64';
export { isMonotonous, isPlaceholder } from './placeholder';
