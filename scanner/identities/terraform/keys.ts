/**
 * @param folder of the root module, `''` at the repository's root
 * @param calls names of the module calls that lead to the module
 * @param address `aws_iam_user.ci`, `provider.aws`, `var.token`
 * @returns `tf:envs/prod/module.ci.aws_iam_access_key.this`
 */
export function terraformKey(folder: string, calls: readonly string[], address: string): string {
  const path = [...calls.map((call) => `module.${call}`), address].join('.');
  return `tf:${encoded(folder === '' ? path : `${folder}/${path}`)}`;
}

/** A star would be a pattern, a question mark something unknown. */
function encoded(name: string): string {
  return name.replace(/[*?%\p{Cc}]/gu, (sign) => (sign === '?' ? sign : encodeURIComponent(sign)));
}
