import type { IdentityReading, IdentitySource } from '../../model';
import { mayFillCredential, readPipeline } from '../pipeline';
import { readAzureDocument } from './document';
import { isAzurePipeline, looksLikeAzure, mayBeAzurePipeline } from './paths';

/** What one file says on its own. */
interface AzureFragment extends IdentityReading {
  /** Templates of the same repository that it includes, as written. */
  readonly templates: readonly string[];
}

const NOTHING: AzureFragment = { references: [], notes: [], templates: [] };

/** Azure Pipelines: service connections, variable groups and secret variables, vaults, secure files. */
export const azurePipelines: IdentitySource<AzureFragment> = {
  id: 'azure-pipelines',
  systems: ['azp'],
  claims: mayBeAzurePipeline,
  read(path, text) {
    if (!isAzurePipeline(path) && !looksLikeAzure(text)) return NOTHING;
    const templates: string[] = [];
    const reading = readPipeline(
      {
        prefix: 'azp',
        style: 'macro',
        mayName: (content) =>
          /template|group|environment|subscription|connect|endpoint|credential|AzureKeyVault|secureFile|registry|AccessToken/i.test(
            content,
          ) || mayFillCredential(content),
        readDocument: (pipeline, root) => void templates.push(...readAzureDocument(pipeline, root)),
      },
      path,
      text,
    );
    return { ...reading, templates };
  },
  resolve(fragments, consult) {
    const found = new Map<string, AzureFragment | undefined>(fragments);
    for (const [path, fragment] of found) {
      for (const written of fragment?.templates ?? []) {
        const target = templatePath(path, written);
        if (target !== undefined && found.size < MOST_FILES && !found.has(target)) found.set(target, consult(target));
      }
    }
    const readings = [...found.values()].flatMap((fragment) => fragment ?? []);
    return {
      references: readings.flatMap(({ references }) => references),
      notes: readings.flatMap(({ notes }) => notes),
    };
  },
};

/** Ten times what a large repository has. */
const MOST_FILES = 5000;

/** Templates are written from the including file's folder; from the repository's root with a slash before them. */
function templatePath(from: string, written: string): string | undefined {
  if (written.includes('${{') || !/\.ya?ml$/i.test(written)) return undefined;
  const base = written.startsWith('/') ? '' : from.slice(0, from.lastIndexOf('/') + 1);
  const parts: string[] = [];
  for (const part of (base + written).split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
