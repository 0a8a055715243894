export { addEnvironment, staticName } from './environment';
export { addVariables, mayFillCredential, scalarsUnder } from './literals';
export { Mentions } from './mentions';
export { readPipeline } from './reading';
export type { PipelineDialect, PipelineReading } from './reading';
export { addUses, rangesOf } from './variables';
export type { Ambient, UseScope, VariableStore } from './variables';
