/** A file of Drone, or of Woodpecker, which began as a copy of it. */
export interface DroneFile {
  readonly system: 'drone' | 'woodpecker';
  /** Jsonnet and Starlark make the YAML; they are read for what they say in so many words. */
  readonly isProgram: boolean;
}

const FORMS: readonly (readonly [RegExp, DroneFile])[] = [
  [/(?:^|\/)\.drone(?:\.[^/]{1,100})?\.ya?ml$|(?:^|\/)\.drone\/[^/]+\.ya?ml$/, { system: 'drone', isProgram: false }],
  [
    /(?:^|\/)\.drone\.(?:jsonnet|star)$|(?:^|\/)\.drone\/.{1,300}\.(?:jsonnet|libsonnet|star)$/,
    { system: 'drone', isProgram: true },
  ],
  [
    /(?:^|\/)\.woodpecker(?:\.[^/]{1,100})?\.ya?ml$|(?:^|\/)\.woodpecker\/(?:.{1,300}\/)?[^/]+\.ya?ml$/,
    { system: 'woodpecker', isProgram: false },
  ],
  [
    /(?:^|\/)\.woodpecker\.(?:jsonnet|star)$|(?:^|\/)\.woodpecker\/.{1,300}\.(?:jsonnet|star)$/,
    { system: 'woodpecker', isProgram: true },
  ],
];

/** @param path repository-relative, forward slashes */
export function droneFile(path: string): DroneFile | undefined {
  if (!path.includes('.drone') && !path.includes('.woodpecker')) return undefined;
  return FORMS.find(([form]) => form.test(path))?.[1];
}
