export { keywords } from './keywords';
