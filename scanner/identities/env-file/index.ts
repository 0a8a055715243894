export { envFiles } from './source';
