import type { ReportFormat } from './format';
import { isOfChange } from './ranking';

/** Every format there is, by the name that `--format` takes; each is loaded when it is first asked for. */
export const reportFormats = {
  text: {
    summary: 'for a person at a terminal',
    extension: 'txt',
    render: async (result, { text, failOn, inventoryChange }) =>
      // An empty change is known by what is said of the inventory.
      inventoryChange !== undefined || isOfChange(result)
        ? (await import('./text/change')).renderChangeText(result, {
            ...text,
            failOn,
            ...(inventoryChange !== undefined && { inventoryChange }),
          })
        : (await import('./text')).renderText(result, text),
  },
  json: {
    summary: 'all there is, for programs',
    extension: 'json',
    render: async (result) => (await import('./json')).renderJson(result),
  },
  sarif: {
    summary: 'SARIF 2.1.0, for GitHub code scanning and viewers',
    extension: 'sarif',
    render: async (result, context) => (await import('./sarif')).renderSarif(result, context),
  },
  github: {
    summary: 'annotations, in the log of a GitHub Actions step',
    render: async (result, context) => (await import('./github')).renderGitHub(result, context),
  },
  'github-summary': {
    summary: 'the step summary of GitHub Actions, Markdown',
    extension: 'md',
    render: async (result, context) => (await import('./markdown/step-summary')).renderStepSummary(result, context),
  },
  'gitlab-secret-detection': {
    summary: "GitLab's secret detection report, secrets alone",
    extension: 'json',
    render: async (result, context) =>
      (await import('./gitlab/secret-detection')).renderGitLabSecretDetection(result, context),
  },
  'gitlab-codequality': {
    summary: "GitLab's code quality report",
    extension: 'json',
    render: async (result, context) => (await import('./gitlab/code-quality')).renderGitLabCodeQuality(result, context),
  },
  junit: {
    summary: 'JUnit, for Jenkins, Azure Pipelines, CircleCI, Bitbucket and GitLab',
    extension: 'xml',
    render: async (result, context) => (await import('./xml/junit')).renderJUnit(result, context),
  },
  checkstyle: {
    summary: 'Checkstyle, for Jenkins and review bots',
    extension: 'xml',
    render: async (result, context) => (await import('./xml/checkstyle')).renderCheckstyle(result, context),
  },
  csv: {
    summary: 'a table for spreadsheets, RFC 4180',
    extension: 'csv',
    render: async (result, context) => (await import('./csv')).renderCsv(result, context),
  },
  markdown: {
    summary: 'for people: a page, or a comment on a merge request',
    extension: 'md',
    render: async (result, context) => (await import('./markdown/report')).renderMarkdown(result, context),
  },
} as const satisfies Readonly<Record<string, ReportFormat>>;

export type ReportFormatName = keyof typeof reportFormats;

/** @returns whether this is a format's name */
export function isReportFormatName(name: string): name is ReportFormatName {
  return Object.hasOwn(reportFormats, name);
}

/** @returns the format of that name */
export function reportFormat(name: ReportFormatName): ReportFormat {
  return reportFormats[name];
}
