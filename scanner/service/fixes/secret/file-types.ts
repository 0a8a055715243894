import { inCSharp } from './code/csharp';
import { inGo } from './code/go';
import { inJavaScript } from './code/javascript';
import { inJava, inKotlin } from './code/jvm';
import { inPhp } from './code/php';
import { inPython } from './code/python';
import { inRuby } from './code/ruby';
import { inRust } from './code/rust';
import { inDockerfile } from './config/dockerfile';
import { inJson } from './config/json';
import { inProperties } from './config/properties';
import { inShell } from './config/shell';
import { inTerraform } from './config/terraform';
import { inYaml } from './config/yaml';
import type { Rewriter } from './rewrite';

const BY_EXTENSION: Readonly<Record<string, Rewriter>> = {
  js: inJavaScript,
  cjs: inJavaScript,
  mjs: inJavaScript,
  jsx: inJavaScript,
  ts: inJavaScript,
  cts: inJavaScript,
  mts: inJavaScript,
  tsx: inJavaScript,
  py: inPython,
  go: inGo,
  java: inJava,
  kt: inKotlin,
  kts: inKotlin,
  cs: inCSharp,
  rb: inRuby,
  rake: inRuby,
  php: inPhp,
  rs: inRust,
  sh: inShell,
  bash: inShell,
  zsh: inShell,
  yml: inYaml,
  yaml: inYaml,
  json: inJson,
  tf: inTerraform,
  tofu: inTerraform,
  tfvars: inTerraform,
  properties: inProperties,
};

/** @returns how a file of that name reads values from elsewhere; undefined where nothing is known */
export function rewriterOf(path: string): Rewriter | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^(?:Docker|Container)file(?:\.|$)|\.(?:docker|container)file$/i.test(name)) return inDockerfile;
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
}
