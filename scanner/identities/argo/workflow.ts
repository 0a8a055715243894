import { roleKey } from '../aws-role';
import { readPodReferences, type ObjectContext } from '../kubernetes';
import { staticName } from '../pipeline';
import { addServiceAccount, pairsIn } from '../run-manifest';
import { scalarAt, type YamlScalar } from '../yaml';

/** Reads a workflow, a template of one, or what of Argo Events and Rollouts is given Secrets. */
export function readWorkflow(context: ObjectContext): void {
  readPodReferences(context);
  for (const { key, value } of pairsIn(context.object.node)) {
    const scalar = scalarAt(value);
    if (key.value === 'serviceAccountName') addServiceAccount(context, value, 'argo.service-account');
    else if (key.value === 'roleARN' && scalar !== undefined) addRole(context, scalar);
    else if (key.value === 'useSDKCreds' && scalar?.value === 'true') addPodIdentity(context, key);
  }
}

/** An artifact repository that is reached by a role instead of a key. */
function addRole({ object, collector }: ObjectContext, { value, range }: YamlScalar): void {
  const role = staticName(value);
  collector.add({
    key: roleKey(role),
    role: 'uses',
    kind: 'iam_role',
    provider: 'aws',
    credential: 'ephemeral',
    duty: 'privileged',
    consumer: `${object.kind} ${object.name}`,
    privileges: role === '?' ? [] : [{ fact: `role ${role}`, level: 'unknown', range }],
    syntax: 'argo.role-arn',
    range,
  });
}

/** `useSDKCreds: true`: the pod's own identity, whichever role its service account is given. */
function addPodIdentity({ object, collector }: ObjectContext, { range }: YamlScalar): void {
  collector.add({
    key: 'aws:role/?/?',
    role: 'federates',
    kind: 'iam_role',
    provider: 'aws',
    credential: 'keyless',
    duty: 'found',
    confidence: 'likely',
    consumer: `${object.kind} ${object.name}`,
    syntax: 'argo.sdk-credentials',
    range,
  });
}
