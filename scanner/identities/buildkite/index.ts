import type { IdentityReading } from '../../model';
import { mayFillCredential, readPipeline } from '../pipeline';
import { plainSource } from '../plain-source';
import { ReferenceCollector } from '../reference-collector';
import { addAgentCommands } from './agent-commands';
import { readBuildkiteDocument } from './pipeline';

const PIPELINE = /(?:^|\/)(?:\.buildkite\/(?:.{1,300}\/)?[^/]+\.(?:ya?ml|json)|buildkite\.ya?ml)$/;
const SCRIPT = /(?:^|\/)\.buildkite\/(?:.{1,300}\/)?(?:[^/]+\.(?:sh|bash|ps1)|hooks\/[a-z-]{1,40})$/;

/** Buildkite: secrets of its store, roles that jobs take by OpenID Connect, and what plugins fetch. */
export const buildkite = plainSource({
  id: 'buildkite',
  systems: ['buildkite'],
  claims: (path) => path.includes('buildkite') && (PIPELINE.test(path) || SCRIPT.test(path)),
  read: (path, text) => (PIPELINE.test(path) ? readPipelineFile(path, text) : readScript(path, text)),
});

function readPipelineFile(path: string, text: string): IdentityReading {
  return readPipeline(
    {
      prefix: 'buildkite',
      style: 'shell',
      mayName: (content) =>
        /\bsecrets?\b|\bplugins\b|oidc|role-arn|workload-identity|aws-sm|vault-secrets|docker-login/.test(content) ||
        mayFillCredential(content),
      readDocument: readBuildkiteDocument,
    },
    path,
    text,
  );
}

function readScript(path: string, text: string): IdentityReading {
  const collector = new ReferenceCollector(path, text);
  addAgentCommands(collector);
  return collector.reading();
}
