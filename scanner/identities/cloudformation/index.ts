export { cloudFormation } from './source';
