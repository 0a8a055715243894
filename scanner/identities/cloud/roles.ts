import type { PrivilegeLevel } from '../../model';

/** Roles that let their holder give itself, or act with, any other right (cloud.google.com/iam/docs, "Predefined roles"). */
const GOOGLE_PRIVILEGED =
  /^roles\/(?:editor|iam\.(?:serviceAccountTokenCreator|serviceAccountUser|serviceAccountKeyAdmin|serviceAccountAdmin|securityAdmin|roleAdmin|organizationRoleAdmin|workloadIdentityUser)|resourcemanager\.\w*(?:Admin|Creator|Mover)|secretmanager\.(?:admin|secretAccessor)|.*[aA]dmin)$/;

/** @param role `roles/editor`; a custom one says nothing by its name */
export function googleRoleLevel(role: string): PrivilegeLevel {
  if (role === 'roles/owner' || role === 'roles/resourcemanager.organizationAdmin') return 'admin';
  if (role === 'roles/iam.workloadIdentityUser') return 'write';
  if (GOOGLE_PRIVILEGED.test(role)) return 'privileged';
  if (/^roles\/(?:browser|.*(?:[vV]iewer|[rR]eader|[aA]ccessor))$/.test(role)) return 'read';
  return role.startsWith('roles/') ? 'write' : 'unknown';
}

/** Ids of built-in roles that are written instead of names (learn.microsoft.com, "Azure built-in roles"). */
const AZURE_ROLE_IDS: Readonly<Record<string, string>> = {
  '8e3af657-a8ff-443c-a75c-2fe8c4bcb635': 'Owner',
  'b24988ac-6180-42a0-ab88-20f7382dd24c': 'Contributor',
  'acdd72a7-3385-48ef-bd42-f606fba81ae7': 'Reader',
  '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9': 'User Access Administrator',
};

/** @param role a built-in role's name, its id, or a resource id that ends in it @returns its name */
export function azureRoleName(role: string): string {
  const id = role.slice(role.lastIndexOf('/') + 1).toLowerCase();
  return AZURE_ROLE_IDS[id] ?? role;
}

export function azureRoleLevel(role: string): PrivilegeLevel {
  if (
    /^(?:Owner|User Access Administrator|Role Based Access Control Administrator|Global Administrator|Privileged Role Administrator|Application Administrator)$/i.test(
      role,
    )
  )
    return 'admin';
  if (/Contributor$/i.test(role)) return /^Contributor$/i.test(role) ? 'privileged' : 'write';
  if (/Administrator$|Admin$|Officer$/i.test(role)) return 'privileged';
  if (/Owner$/i.test(role)) return 'privileged';
  if (/Reader$|Pull$|User$/i.test(role)) return 'read';
  return role.includes('?') ? 'unknown' : 'write';
}

/** Permissions of Microsoft Graph and other applications' scopes, by their names. */
export function scopeLevel(scope: string): PrivilegeLevel {
  if (
    /(?:Directory|Application|RoleManagement|AppRoleAssignment)\.(?:ReadWrite|Manage)|FullControl|^admin|^sudo$/i.test(
      scope,
    )
  )
    return 'admin';
  if (/ReadWrite|write|^api$|:\*$|^\*$|manage|^repo$/i.test(scope)) return 'write';
  return /read|^get|^list|view/i.test(scope) ? 'read' : 'unknown';
}

/** @param role what a Kubernetes binding refers to */
export function clusterRoleLevel(role: string): PrivilegeLevel {
  if (role === 'cluster-admin') return 'admin';
  if (role === 'admin') return 'privileged';
  if (role === 'edit') return 'write';
  return role === 'view' ? 'read' : 'unknown';
}
