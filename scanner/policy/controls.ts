/** The day on which the rules, and which controls each serves, were last revised. */
export const RULES_REVISED = '2026-11-23';

/** Frameworks that findings are mapped to, as they are cited. */
type Framework =
  | 'ISO/IEC 27001:2022'
  | 'NIST CSF 2.0'
  | 'OWASP NHI Top 10 2025'
  | 'PCI DSS 4.0.1'
  | 'CIS Controls v8.1'
  | 'SOC 2'
  | 'NIST AI RMF 1.0'
  | 'CSA MAESTRO';

/** One control of a framework, by the framework's own id: `A.5.16`, `PR.AA-01`, `NHI2`. */
export interface Control {
  readonly framework: Framework;
  readonly id: string;
}

/** @returns `ISO/IEC 27001:2022 A.5.16` */
export function controlLabel({ framework, id }: Control): string {
  return `${framework} ${id}`;
}

const controls = (framework: Framework, ...ids: readonly string[]): Control[] => ids.map((id) => ({ framework, id }));

/** An identity in use is in the inventory. */
export const inventoryControls: readonly Control[] = [
  ...controls('OWASP NHI Top 10 2025', 'NHI1', 'NHI9'),
  ...controls('ISO/IEC 27001:2022', 'A.5.9', 'A.5.16'),
  ...controls('NIST CSF 2.0', 'PR.AA-01'),
  ...controls('PCI DSS 4.0.1', '7.2.5', '8.6'),
  ...controls('CIS Controls v8.1', '5.1', '5.5'),
  ...controls('SOC 2', 'CC6.1', 'CC6.2'),
  ...controls('NIST AI RMF 1.0', 'GOVERN 1.6'),
];

/** Someone answers for it. */
export const ownerControls: readonly Control[] = [
  ...controls('OWASP NHI Top 10 2025', 'NHI1'),
  ...controls('ISO/IEC 27001:2022', 'A.5.2', 'A.5.9', 'A.5.16'),
  ...controls('NIST CSF 2.0', 'PR.AA-01'),
  ...controls('PCI DSS 4.0.1', '7.2.5.1'),
  ...controls('CIS Controls v8.1', '5.5'),
  ...controls('SOC 2', 'CC6.2'),
  ...controls('NIST AI RMF 1.0', 'GOVERN 2.1'),
];

/** It ends. */
export const expiryControls: readonly Control[] = [
  ...controls('OWASP NHI Top 10 2025', 'NHI7'),
  ...controls('ISO/IEC 27001:2022', 'A.5.17', 'A.5.18'),
  ...controls('NIST CSF 2.0', 'PR.AA-01'),
  ...controls('PCI DSS 4.0.1', '8.6.3'),
  ...controls('SOC 2', 'CC6.2'),
];

/** What is no longer needed is taken away. */
export const offboardingControls: readonly Control[] = [
  ...controls('OWASP NHI Top 10 2025', 'NHI1'),
  ...controls('ISO/IEC 27001:2022', 'A.5.16', 'A.5.18'),
  ...controls('NIST CSF 2.0', 'PR.AA-01', 'PR.AA-05'),
  ...controls('SOC 2', 'CC6.2'),
  ...controls('NIST AI RMF 1.0', 'GOVERN 1.7'),
];

/** No credential stands in the code. */
export const leakControls: readonly Control[] = [
  ...controls('OWASP NHI Top 10 2025', 'NHI2'),
  ...controls('ISO/IEC 27001:2022', 'A.5.17', 'A.8.12', 'A.8.28'),
  ...controls('NIST CSF 2.0', 'PR.DS-01'),
  ...controls('PCI DSS 4.0.1', '8.6.2'),
  ...controls('SOC 2', 'CC6.1'),
];

/** The record itself can be relied on. */
export const recordControls: readonly Control[] = [
  ...controls('ISO/IEC 27001:2022', 'A.5.9', 'A.8.9', 'A.8.32'),
  ...controls('NIST CSF 2.0', 'GV.PO-01'),
  ...controls('NIST AI RMF 1.0', 'GOVERN 1.4'),
];

/** What is excused is excused by someone, for a reason, until a day. */
export const exceptionControls: readonly Control[] = [
  ...controls('ISO/IEC 27001:2022', 'A.5.3', 'A.5.36'),
  ...controls('NIST CSF 2.0', 'GV.PO-01'),
  ...controls('PCI DSS 4.0.1', '12.3.1'),
  ...controls('NIST AI RMF 1.0', 'GOVERN 1.4'),
];

/** It may do no more than it needs. */
export const privilegeControls: readonly Control[] = [
  ...controls('OWASP NHI Top 10 2025', 'NHI5'),
  ...controls('ISO/IEC 27001:2022', 'A.5.15', 'A.5.18', 'A.8.2', 'A.8.3'),
  ...controls('NIST CSF 2.0', 'PR.AA-05'),
  ...controls('PCI DSS 4.0.1', '7.2.5'),
  ...controls('CIS Controls v8.1', '6.8'),
  ...controls('SOC 2', 'CC6.3'),
  ...controls('CSA MAESTRO', 'L4'),
];

/** It proves itself without a secret that can be copied, and only where it should. */
export const keylessControls: readonly Control[] = [
  ...controls('OWASP NHI Top 10 2025', 'NHI4', 'NHI6', 'NHI7'),
  ...controls('ISO/IEC 27001:2022', 'A.5.23', 'A.8.5'),
  ...controls('NIST CSF 2.0', 'PR.AA-03', 'PR.AA-04'),
  ...controls('PCI DSS 4.0.1', '8.6.2'),
  ...controls('SOC 2', 'CC6.1'),
  ...controls('CSA MAESTRO', 'L4'),
];

/** Certificates and keys are strong, and replaced in time. */
export const certificateControls: readonly Control[] = [
  ...controls('OWASP NHI Top 10 2025', 'NHI4', 'NHI7'),
  ...controls('ISO/IEC 27001:2022', 'A.5.17', 'A.8.24'),
  ...controls('NIST CSF 2.0', 'PR.AA-01', 'PR.DS-01', 'PR.DS-02'),
  ...controls('SOC 2', 'CC6.1'),
];

/** A credential is changed before it is old. */
export const rotationControls: readonly Control[] = [
  ...controls('OWASP NHI Top 10 2025', 'NHI2', 'NHI7'),
  ...controls('ISO/IEC 27001:2022', 'A.5.17', 'A.8.24'),
  ...controls('NIST CSF 2.0', 'PR.AA-01'),
  ...controls('PCI DSS 4.0.1', '8.6.3'),
  ...controls('SOC 2', 'CC6.1'),
];

/** Machines have accounts of their own, people theirs. */
export const humanUseControls: readonly Control[] = [
  ...controls('OWASP NHI Top 10 2025', 'NHI10'),
  ...controls('ISO/IEC 27001:2022', 'A.5.16', 'A.8.2'),
  ...controls('NIST CSF 2.0', 'PR.AA-05'),
  ...controls('PCI DSS 4.0.1', '8.6.1'),
  ...controls('SOC 2', 'CC6.1'),
];

/** Production has identities of its own, and so has each workload. */
export const environmentControls: readonly Control[] = [
  ...controls('OWASP NHI Top 10 2025', 'NHI8', 'NHI9'),
  ...controls('ISO/IEC 27001:2022', 'A.5.16', 'A.8.31'),
  ...controls('NIST CSF 2.0', 'PR.IR-01'),
  ...controls('SOC 2', 'CC6.1'),
  ...controls('CSA MAESTRO', 'L4'),
];

/** Whoever else is handed a credential is known and held still. */
export const vendorControls: readonly Control[] = [
  ...controls('OWASP NHI Top 10 2025', 'NHI3'),
  ...controls('ISO/IEC 27001:2022', 'A.5.19', 'A.5.20', 'A.5.21', 'A.5.22', 'A.5.23'),
  ...controls('NIST CSF 2.0', 'PR.AA-05'),
  ...controls('NIST AI RMF 1.0', 'GOVERN 6.1'),
  ...controls('CSA MAESTRO', 'L7'),
];

/** Someone can still say no to what an agent does. */
export const agentControls: readonly Control[] = [
  ...controls('OWASP NHI Top 10 2025', 'NHI3', 'NHI5'),
  ...controls('ISO/IEC 27001:2022', 'A.5.9', 'A.5.16', 'A.8.2'),
  ...controls('NIST CSF 2.0', 'PR.AA-01', 'PR.AA-05'),
  ...controls('SOC 2', 'CC6.1'),
  ...controls('NIST AI RMF 1.0', 'GOVERN 1.6', 'GOVERN 1.7', 'GOVERN 2.1'),
  ...controls('CSA MAESTRO', 'L3', 'L7'),
];

/** A caller is known before it is believed. */
export const webhookControls: readonly Control[] = [
  ...controls('OWASP NHI Top 10 2025', 'NHI4'),
  ...controls('ISO/IEC 27001:2022', 'A.8.5'),
  ...controls('NIST CSF 2.0', 'PR.AA-03'),
  ...controls('SOC 2', 'CC6.1'),
];

/** Someone asks from time to time whether it is still right. */
export const reviewControls: readonly Control[] = [
  ...controls('OWASP NHI Top 10 2025', 'NHI1', 'NHI5'),
  ...controls('ISO/IEC 27001:2022', 'A.5.3', 'A.5.16', 'A.5.18'),
  ...controls('NIST CSF 2.0', 'PR.AA-05'),
  ...controls('PCI DSS 4.0.1', '7.2.5.1'),
  ...controls('CIS Controls v8.1', '5.5'),
  ...controls('SOC 2', 'CC6.2', 'CC6.3'),
];

/** What it does can be seen. */
export const loggingControls: readonly Control[] = [
  ...controls('OWASP NHI Top 10 2025', 'NHI10'),
  ...controls('ISO/IEC 27001:2022', 'A.8.15', 'A.8.16'),
  ...controls('NIST CSF 2.0', 'PR.PS-04'),
  ...controls('CSA MAESTRO', 'L5'),
];

/** Someone acts when it is misused. */
export const incidentControls: readonly Control[] = [
  ...controls('OWASP NHI Top 10 2025', 'NHI1', 'NHI2', 'NHI3'),
  ...controls('ISO/IEC 27001:2022', 'A.5.24', 'A.5.26', 'A.5.27'),
  ...controls('NIST CSF 2.0', 'ID.IM-02'),
  ...controls('NIST AI RMF 1.0', 'GOVERN 4.3'),
  ...controls('CSA MAESTRO', 'L6'),
];
