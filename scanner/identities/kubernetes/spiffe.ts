import { scalarAt } from '../yaml';
import type { ObjectContext } from './context';
import { secondsOf } from './duration';

/** SPIRE's ClusterSPIFFEID and ClusterStaticEntry: github.com/spiffe/spire-controller-manager, "docs". */
export function readSpiffeId({ object, text, collector }: ObjectContext): void {
  const { node } = object;
  const id = scalarAt(node, 'spec', 'spiffeIDTemplate') ?? scalarAt(node, 'spec', 'spiffeID');
  if (id === undefined) return;
  const written = scalarAt(node, 'spec', 'ttl')?.value ?? scalarAt(node, 'spec', 'x509SVIDTTL')?.value;
  const seconds = secondsOf(written);
  collector.add({
    key: text.name(id).replaceAll(/\{\{[^{}]*\}\}/g, '?'),
    role: 'defines',
    kind: 'workload_identity',
    provider: 'spiffe',
    credential: 'keyless',
    duty: 'found',
    lifetime: seconds === undefined ? undefined : { seconds, source: `ttl: ${written}` },
    syntax: 'k8s.spiffe-id',
    range: id.range,
  });
}
