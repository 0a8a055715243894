export { mcp } from './source';
