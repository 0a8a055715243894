export { terraform } from './source';
