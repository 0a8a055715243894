/** `arn:aws:iam::123456789012:role/path/name` */
const ROLE_ARN = /^arn:aws[\w-]{0,12}:iam::([^:]{1,40}):role\/(.{1,512})$/;

/**
 * @param role an ARN or a bare name, `?` in it for what is not known
 * @param account where it stands beside the name
 * @returns `aws:role/<account>/<name>`
 */
export function roleKey(role: string, account = '?'): string {
  const [, ofArn, name] = ROLE_ARN.exec(role) ?? [];
  return `aws:role/${ofArn ?? account}/${name ?? role}`;
}
