export {
  atlassianCrc32,
  checks,
  confluentCrc32,
  crc32Base62,
  githubSha256,
  gitlabCrc32,
  grafanaCrc32,
} from './vendors';
export { signed, zuploCrc32 } from './vendors';
export type { Checksum } from './vendors';
export { nkeyCrc16 } from './nkey';
export { fromBase32 } from './base32';
