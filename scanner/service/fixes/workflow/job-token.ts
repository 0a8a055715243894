import { eachScalar, scalarAt } from '../../../identities/yaml';
import type { Step } from './workflow';

const JOB_TOKEN = /\bgithub\.token\b|\bsecrets\.GITHUB_TOKEN\b/i;

/** @returns whether a step is given the job's token by name */
export function mentionsJobToken({ node }: Step): boolean {
  let isMentioned = false;
  eachScalar(node, ({ value }) => (isMentioned ||= JOB_TOKEN.test(value)));
  return isMentioned;
}

/** @returns whether a step logs in to GitHub's container registry with it */
export function isRegistryToken(step: Step): boolean {
  const isLogin = step.action === 'docker/login-action' && scalarAt(step.inputs, 'registry')?.value === 'ghcr.io';
  return (isLogin || step.run?.value.includes('ghcr.io') === true) && mentionsJobToken(step);
}
