/** @returns `cfn:infra/template.yaml#DeployUser` */
export function stackKey(path: string, logicalId: string): string {
  return `cfn:${path}#${logicalId.replace(/[*?%\p{Cc}]/gu, (sign) => (sign === '?' ? sign : encodeURIComponent(sign)))}`;
}
