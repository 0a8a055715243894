export { Leaks, secretName } from './leaks';
