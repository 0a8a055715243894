export { hookNames, isHookName, readsInput } from './hook-names';
export type { HookName } from './hook-names';
export { givenUpText, runFrameworkHook, runHook, scanStaged } from './run-hook';
export type { HookAnswer, HookRequest } from './run-hook';
export { hooksStatus, installHooks, uninstallHooks } from './install/manage';
export type { HooksStatus } from './install/manage';
export { examineHooks } from './doctor/examine';
export type { Examination } from './doctor/examine';
export type { Symptom, SymptomState } from './doctor/symptom';
