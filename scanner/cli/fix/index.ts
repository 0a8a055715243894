export { fixCommand } from './fix';
