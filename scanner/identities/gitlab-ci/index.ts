export { gitlabCi } from './source';
