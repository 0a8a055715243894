/**
 * Reads one line as the terminal hands it over, so that Ctrl-C does what it always does.
 * @returns the line without its line break; undefined where the input ended
 */
export function readTypedLine(input: NodeJS.ReadStream): Promise<string | undefined> {
  return new Promise((resolve) => {
    let typed = '';
    const end = (line: string | undefined): void => {
      input.off('data', take);
      input.pause();
      resolve(line);
    };
    const take = (chunk: string): void => {
      typed += chunk;
      const at = typed.indexOf('\n');
      if (at !== -1) end(typed.slice(0, at).replace(/\r$/, ''));
    };
    input.setEncoding('utf8');
    input.on('data', take);
    input.once('end', () => {
      end(typed === '' ? undefined : typed);
    });
  });
}
