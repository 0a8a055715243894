export { listCommand } from './list';
