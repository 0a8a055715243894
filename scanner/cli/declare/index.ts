export { declareCommand } from './declare';
