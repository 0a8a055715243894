/**
 * Keeps the room for new objects as small as it is: what a scan makes of a file is garbage before the next file, so that a
 * larger room is only more memory. V8 reads the flag each time that it would double the room, of all threads; a thread that
 * begins sets it back, and so calls this again. It takes a quarter off the memory of a large tree, and no time.
 *
 * As long as it lasts V8 takes no code that was compiled under other flags (`start/load-parts` keeps such code), so it is for
 * long runs only. It ends with `letYoungHeapGrow`, at the latest when the process does.
 */
export function keepYoungHeapSmall(): void {
  process.prependOnceListener('exit', letYoungHeapGrow);
  setFactor(1);
}

/** As V8 has it from its start. */
export function letYoungHeapGrow(): void {
  process.off('exit', letYoungHeapGrow);
  setFactor(2);
}

function setFactor(factor: number): void {
  // Most runs need no such module.
  process.getBuiltinModule('v8').setFlagsFromString(`--semi-space-growth-factor=${factor}`);
}
