export { lspCommand } from './lsp';
