export { ciCommand } from './ci';
