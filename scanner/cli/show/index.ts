export { showCommand } from './show';
