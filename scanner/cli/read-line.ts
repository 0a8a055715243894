/** What was typed behind the line that was asked for: an answer to the next question. */
const typedAhead = new WeakMap<NodeJS.ReadStream, string>();

/**
 * Reads one line as the terminal hands it over, so that Ctrl-C does what it always does.
 * @returns the line without its line break; undefined where the input ended
 */
export function readTypedLine(input: NodeJS.ReadStream): Promise<string | undefined> {
  return new Promise((resolve) => {
    let typed = typedAhead.get(input) ?? '';
    const end = (line: string | undefined, rest: string): void => {
      input.off('data', take);
      input.off('end', close);
      input.pause();
      typedAhead.set(input, rest);
      resolve(line);
    };
    const close = (): void => {
      end(typed === '' ? undefined : typed, '');
    };
    const take = (chunk: string): void => {
      typed += chunk;
      const at = typed.indexOf('\n');
      if (at !== -1) end(typed.slice(0, at).replace(/\r$/, ''), typed.slice(at + 1));
    };
    input.setEncoding('utf8');
    input.on('data', take);
    input.on('end', close);
    take('');
    if (input.listenerCount('data') === 0) return;
    // What has ended says so once.
    if (input.readableEnded) close();
    // Paused by the line before, it would stay so: a listener alone does not wake it.
    else input.resume();
  });
}
