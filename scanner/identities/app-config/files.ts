import { readJson, readToml, readYamlConfig } from '../config';
import { pathClass } from '../../text';
import type { ReferenceCollector } from '../reference-collector';
import { readAppEngine, readPlatform } from './platforms';
import { addSettings } from './settings';
import { readRailsKey } from './rails-key';
import { readProperties } from './properties';
import { readWebConfig } from './web-config';

type Reader = (collector: ReferenceCollector) => void;

/** Objects of Kubernetes and descriptions of interfaces have such names too. */
const OTHERS = /^["']?(?:apiVersion|swagger|openapi|kind)["']?:/m;

const yaml: Reader = (collector) => {
  if (!OTHERS.test(collector.text)) addSettings(collector, readYamlConfig(collector.text));
};
const json: Reader = (collector) => {
  addSettings(collector, readJson(collector.text));
};
const toml: Reader = (collector) => {
  addSettings(collector, readToml(collector.text));
};

const FORMS: readonly (readonly [path: RegExp, reader: Reader])[] = [
  // docs.spring.io/spring-boot, "Externalized Configuration"; Quarkus and Micronaut have taken the names over.
  [/(?:^|\/)(?:application|bootstrap)(?:-[\w.-]{1,60})?\.ya?ml$/, yaml],
  [/(?:^|\/)(?:application|bootstrap)(?:-[\w.-]{1,60})?\.properties$/, readProperties],
  // learn.microsoft.com/aspnet/core/fundamentals/configuration; Azure Functions
  [/(?:^|\/)(?:appsettings(?:\.[\w.-]{1,60})?|local\.settings)\.json$/i, json],
  [/(?:^|\/)(?:web|app)(?:\.[\w-]{1,40})?\.config$/i, readWebConfig],
  // guides.rubyonrails.org, "Configuring Rails Applications"
  [
    /(?:^|\/)config\/(?:database|secrets|storage|cable|mongoid|redis|sidekiq|settings|application|settings\/\w{1,40})\.ya?ml$/,
    yaml,
  ],
  [/(?:^|\/)config\/(?:master|credentials\/\w{1,40})\.key$/, readRailsKey],
  // The platforms that run it, each from its own reference.
  [/(?:^|\/)(?:app|app-[\w-]{1,40}|app\.[\w-]{1,40})\.ya?ml$/, readAppEngine],
  [/(?:^|\/)wrangler\.toml$/, readPlatform('toml', ['vars'])],
  [/(?:^|\/)wrangler\.jsonc?$/, readPlatform('json', ['vars'])],
  [/(?:^|\/)fly(?:\.[\w-]{1,40})?\.toml$/, readPlatform('toml', ['env'])],
  [/(?:^|\/)netlify\.toml$/, readPlatform('toml', ['environment'])],
  [/(?:^|\/)(?:vercel|now)\.json$/, readPlatform('json', ['env'])],
  [/(?:^|\/)supabase\/config\.toml$/, toml],
];

/** @returns undefined where the path is none of an application's settings */
export function appConfigReader(path: string): Reader | undefined {
  if (pathClass(path) === 'vendored') return undefined;
  return FORMS.find(([pattern]) => pattern.test(path))?.[1];
}
