import { version } from '../../package.json';

/** Of this program, `major.minor.patch`. */
export const toolVersion: string = version;
