import { pathClass } from '../../text';
import { readJson, readYamlConfig } from '../config';
import type { ConfigNode } from '../config';
import type { ReferenceCollector } from '../reference-collector';
import { readAgentCard } from './agent-card';
import { readAtlassianConnect, readForgeApp } from './atlassian';
import { readGithubApp } from './github';
import { readChromeExtension, readGoogleClient } from './google';
import { readTeamsApp } from './microsoft';
import { readConnectedApp } from './salesforce';
import { readSlackApp } from './slack';

type Reader = (collector: ReferenceCollector) => void;
/** Adds what the manifest says, where it is one of its own kind. */
type ManifestReader = (collector: ReferenceCollector, root: ConfigNode) => void;

const inJson =
  (...readers: readonly ManifestReader[]): Reader =>
  (collector) => {
    const root = readJson(collector.text);
    if (root !== undefined) for (const reader of readers) reader(collector, root);
  };
const inYaml =
  (...readers: readonly ManifestReader[]): Reader =>
  (collector) => {
    const root = readYamlConfig(collector.text);
    if (root !== undefined) for (const reader of readers) reader(collector, root);
  };

const FORMS: readonly (readonly [path: RegExp, reader: Reader])[] = [
  [
    /(?:^|\/)(?:slack[\w.-]{0,40})?manifest[\w.-]{0,40}\.json$/i,
    inJson(readSlackApp, readChromeExtension, readTeamsApp),
  ],
  [/(?:^|\/)(?:slack[\w.-]{0,40})?manifest\.ya?ml$/i, inYaml(readSlackApp, readForgeApp)],
  [/(?:^|\/)(?:\.github\/)?app\.ya?ml$/, inYaml(readGithubApp)],
  [/(?:^|\/)(?:github-app|app-manifest)[\w.-]{0,40}\.json$/, inJson(readGithubApp)],
  [/(?:^|\/)(?:client_secrets?[\w.-]{0,120}|oauth[\w.-]{0,40}|credentials)\.json$/i, inJson(readGoogleClient)],
  [/(?:^|\/)atlassian-connect\.json$/, inJson(readAtlassianConnect)],
  [/\.connectedApp-meta\.xml$|\.connectedApp$/, readConnectedApp],
  [/(?:^|\/)(?:agent|agent-card|kya)\.json$/, inJson(readAgentCard)],
];

/** @returns undefined where nobody registers an app by such a file */
export function appManifestReader(path: string): Reader | undefined {
  if (pathClass(path) === 'vendored') return undefined;
  return FORMS.find(([pattern]) => pattern.test(path))?.[1];
}
