import type { ReferenceCollector } from '../reference-collector';
import { readGradleBuild } from './gradle-build';
import {
  readAwsCredentials,
  readCargo,
  readGradleProperties,
  readMyCnf,
  readPypirc,
  readRclone,
  readS3cfg,
} from './ini-files';
import { readComposerAuth, readDockerConfig, readGoogleCredentials, readTerraformCredentials } from './json-files';
import { readNetrc, readPgpass } from './netrc';
import { readNpmrc, readYarnrc } from './npm';
import { readBundleConfig, readTerraformrc, readVaultToken } from './other-files';
import { gitRemote, pythonIndex, readUrls, rubySource } from './url-credentials';
import { readMavenSettings, readNugetConfig } from './xml-files';

type Reader = (collector: ReferenceCollector) => void;

const readPythonUrls = readUrls(pythonIndex);
const readRubyUrls = readUrls(rubySource);
const readGitUrls = readUrls(gitRemote);

/** By base name, lower case. */
const BY_NAME: Readonly<Record<string, Reader>> = {
  '.npmrc': readNpmrc,
  npmrc: readNpmrc,
  '.yarnrc.yml': readYarnrc,
  '.pypirc': readPypirc,
  'pip.conf': readPythonUrls,
  'pip.ini': readPythonUrls,
  pipfile: readPythonUrls,
  'uv.toml': readPythonUrls,
  'poetry.toml': readPythonUrls,
  'pyproject.toml': readPythonUrls,
  'nuget.config': readNugetConfig,
  'settings.xml': readMavenSettings,
  'gradle.properties': readGradleProperties,
  '.netrc': readNetrc,
  _netrc: readNetrc,
  '.pgpass': readPgpass,
  'pgpass.conf': readPgpass,
  '.my.cnf': readMyCnf,
  '.s3cfg': readS3cfg,
  'rclone.conf': readRclone,
  '.dockercfg': readDockerConfig,
  'auth.json': readComposerAuth,
  '.terraformrc': readTerraformrc,
  'terraform.rc': readTerraformrc,
  'credentials.tfrc.json': readTerraformCredentials,
  '.git-credentials': readGitUrls,
  '.gitmodules': readGitUrls,
  gemfile: readRubyUrls,
  '.vault-token': readVaultToken,
};

/** By base name, where only one folder makes it a tool's. */
const BY_FOLDER: Readonly<Record<string, readonly (readonly [end: string, reader: Reader])[]>> = {
  'config.json': [['.docker/config.json', readDockerConfig]],
  config: [
    ['.bundle/config', readBundleConfig],
    ['.aws/config', readAwsCredentials],
  ],
  credentials: [
    ['.aws/credentials', readAwsCredentials],
    ['.cargo/credentials', readCargo],
  ],
  'credentials.toml': [['.cargo/credentials.toml', readCargo]],
};

/** Longer base names are no tool's. */
const LONGEST_NAME = 24;

const REQUIREMENTS = /(?:^|[/.-])requirements[\w.-]{0,60}\.(?:txt|in)$/;
/** What Google's console calls a key file, and what people rename it to. */
const GOOGLE_KEY =
  /(?:service[-_]?account|credential|gcp|gcloud|google|firebase|[-_]sa|sa[-_]?key|key[-_]?file|adminsdk)[\w.-]{0,80}\.json$|-[0-9a-f]{12}\.json$/i;

/** @returns undefined where no tool keeps credentials in files of this path */
export function readerOf(path: string): Reader | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name.length <= LONGEST_NAME) {
    const lower = name.toLowerCase();
    if (Object.hasOwn(BY_NAME, lower)) return BY_NAME[lower];
    if (Object.hasOwn(BY_FOLDER, name)) return BY_FOLDER[name]?.find(([end]) => path.endsWith(end))?.[1];
  }
  if (name.endsWith('.gradle') || name.endsWith('.gradle.kts')) return readGradleBuild;
  if (name.endsWith('.txt') || name.endsWith('.in')) return REQUIREMENTS.test(path) ? readPythonUrls : undefined;
  return name.endsWith('.json') && GOOGLE_KEY.test(name) ? readGoogleCredentials : undefined;
}
