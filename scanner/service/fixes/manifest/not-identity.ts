import { governingManifest, patternOf } from '../../../inventory';
import { addNotIdentity } from '../../../manifest';
import { nameOf } from '../../../policy';
import type { Fixer } from '../site';
import { WHY } from './reason';
import { manifestFix } from './manifest-fix';

/** A key that only looks like an identity; what certainly is one cannot be talked away. */
export const sayNotIdentity: Fixer = ({ rule, key, path, confidence }, context) => {
  const { manifests, reason = WHY } = context;
  const manifest = governingManifest(manifests.manifests, path);
  if (rule !== 'identity/undeclared' || key === undefined || confidence === 'certain' || manifest === undefined)
    return [];
  return manifestFix(
    context,
    manifest,
    {
      id: 'manifest/not-identity',
      title: `Say that ${nameOf(key)} is no identity (changes ${manifest})`,
      isSafe: false,
      isPreferred: false,
      ...(reason === WHY && { note: `Write in the stead of ${WHY} why it is none.` }),
    },
    (text) => addNotIdentity(text, { key: patternOf(key), reason }),
  );
};
