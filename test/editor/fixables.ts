import { VALUE, WORKFLOW } from './workspace';

/** One thing to repair in the workspace. */
export interface Fixable {
  readonly path: string;
  /** Words that the cursor is put on. */
  readonly at: string;
  /** Of the action. */
  readonly title: RegExp;
  /** What the files say afterwards. */
  readonly result: Readonly<Record<string, RegExp>>;
}

export const fixables: readonly Fixable[] = [
  {
    path: 'src/mail.ts',
    at: VALUE,
    title: /^Replace by process\.env\.MAIL_API_KEY/,
    result: {
      'src/mail.ts': /= process\.env\.MAIL_API_KEY;/,
      '.env.example': /^MAIL_API_KEY=$/m,
      'nhi.yaml': /env:MAIL_API_KEY/,
    },
  },
  {
    path: 'src/maps.py',
    at: VALUE,
    title: /^Replace by os\.environ/,
    result: { 'src/maps.py': /import os[\s\S]*= os\.environ\["MAPS_API_KEY"\]/ },
  },
  {
    path: 'src/chat.go',
    at: VALUE,
    title: /^Replace by os\.Getenv/,
    result: { 'src/chat.go': /import "os"[\s\S]*os\.Getenv\("CHAT_API_KEY"\)/ },
  },
  { path: 'src/geo.rb', at: VALUE, title: /^Replace by ENV/, result: { 'src/geo.rb': /ENV\.fetch\("GEO_API_KEY"\)/ } },
  { path: 'src/logs.php', at: VALUE, title: /^Replace by /, result: { 'src/logs.php': /LOGS_API_KEY/ } },
  {
    path: 'scripts/news.sh',
    at: VALUE,
    title: /^Waive until .* in a comment/,
    result: { 'scripts/news.sh': /^# nhi.allow secret\/generic-api-key until / },
  },
  {
    path: WORKFLOW,
    at: 'write-all',
    title: /^Allow the job's token only what is needed/,
    result: { [WORKFLOW]: /^permissions:\n {2}contents: read$/m },
  },
  {
    path: WORKFLOW,
    at: 'DEPLOY_KEY }}',
    title: /^Declare DEPLOY_KEY in nhi\.yaml/,
    result: { 'nhi.yaml': /gha:secret\/DEPLOY_KEY/ },
  },
  {
    path: 'nhi.yaml',
    at: 'a-proposed',
    title: /^Accept a-proposed/,
    result: { 'nhi.yaml': /id: a-proposed\n {4}owner: "@acme\/all"\n {4}expires: \d/ },
  },
  {
    path: 'nhi.yaml',
    at: 'c-endless',
    title: /^Set the end of c-endless .* 90 days/,
    result: { 'nhi.yaml': /id: c-endless[\s\S]{0,60}expires: \d/ },
  },
  {
    path: 'nhi.yaml',
    at: 'd-expired',
    title: /^Mark d-expired as retired/,
    result: { 'nhi.yaml': /id: d-expired\n {4}status: retired/ },
  },
  {
    path: 'nhi.yaml',
    at: 'e-unused',
    title: /^Remove the entry e-unused/,
    result: { 'nhi.yaml': /^(?![\s\S]*e-unused)/ },
  },
];
