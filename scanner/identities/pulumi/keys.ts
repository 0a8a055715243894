/** Signs that mean something in keys: `*` is a pattern's, `?` what nobody knows. */
function encoded(name: string): string {
  return name.replace(/[*%\p{Cc}]/gu, encodeURIComponent);
}

/** @returns `pulumi:prod/shop:dbPassword` */
export function settingKey(stack: string, name: string): string {
  return `pulumi:${encoded(stack)}/${encoded(name)}`;
}

/**
 * @param folder of the program, `''` at the repository's root
 * @param type as Pulumi writes it without its path: `aws:iam:AccessKey`
 * @returns `pulumi:infra/aws:iam:AccessKey/ci`
 */
export function resourceKey(folder: string, type: string, name: string): string {
  return `pulumi:${encoded([...(folder === '' ? [] : [folder]), type, name].join('/'))}`;
}
