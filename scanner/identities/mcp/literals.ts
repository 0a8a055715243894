import type { Range } from '../../model';
import { readMcpFile } from './files';
import { rootOf } from './fragment';
import { readServer } from './server';
import { serverCredentials } from './server-credentials';
import { serversIn } from './server-list';

/** A credential that stands in a client's configuration itself. */
export interface StoredLiteral {
  readonly server: string;
  /** The environment variable, header, flag or parameter by which the server gets it. */
  readonly variable: string;
  /** The name where it has one of its own, else the value. */
  readonly range: Range;
  /** The value, without what stands around it: `Bearer `, the rest of a URL. */
  readonly secret: Range;
  readonly place: 'env' | 'header' | 'argument' | 'url' | 'setting';
}

/** @returns those of a client's configuration whose value stands in one piece; none for other files */
export function storedLiterals(path: string, text: string): readonly StoredLiteral[] {
  const file = readMcpFile(path);
  if (file === undefined) return [];
  return serversIn(rootOf(file, text), path.endsWith('.mcp.json')).flatMap((entry) =>
    serverCredentials(readServer(entry)).flatMap(({ variable, range, secrets, isStored, place }) => {
      const [secret, ...others] = secrets;
      if (!isStored || secret === undefined || others.length > 0) return [];
      return [{ server: entry.name, variable, range, secret, place }];
    }),
  );
}
