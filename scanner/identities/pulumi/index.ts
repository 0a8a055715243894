export { pulumi } from './source';
