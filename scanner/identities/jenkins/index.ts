import { plainSource } from '../plain-source';
import { readCascFile } from './casc-file';
import { readPipelineFile } from './pipeline-file';

/** Jenkinsfiles, and Groovy, of which steps and classes of shared libraries are made; their content tells which. */
const PIPELINE = /(?:^|\/)[^/]{0,100}jenkinsfile[^/]{0,100}$|\.(?:jenkins|groovy)$/i;
const NO_PIPELINE = /\.(?:md|adoc|txt|html|ya?ml|json|js|ts|py|go|java|sh|png|svg)$/i;

/** Configuration as code, by its plugin's default and its users' habits. */
const CASC = /(?:^|\/)(?:jenkins|[^/]*casc[^/]*)\.ya?ml$|(?:^|\/)(?:jcasc|casc_configs|casc)\/[^/]+\.ya?ml$/i;

/** Jenkins: credentials that pipelines use, and those that its configuration as code defines. */
export const jenkins = plainSource({
  id: 'jenkins',
  systems: ['jenkins'],
  claims: (path) => (PIPELINE.test(path) && !NO_PIPELINE.test(path)) || CASC.test(path),
  read: (path, text) => (CASC.test(path) ? readCascFile(path, text) : readPipelineFile(path, text)),
});
