import { checkQuestions, compileCauses, compileLabels, compileRemedy } from './causes.ts';
import { checkCodes, compileCodes } from './codes.ts';
import { compileDevices } from './devices.ts';
import type { Knowledge } from './knowledge.ts';
import { compileLogs } from './logs.ts';
import { compileTickets } from './tickets.ts';

/**
 * Validates a pack's YAML files and compiles them to plain JSON.
 * @param files path inside the pack (`symptoms/power.yaml`) to text
 * @throws Error that names file, place and what to do
 */
export function compilePack(files: Record<string, string>): Knowledge {
  const causes = compileCauses(files);
  const logs = compileLogs(files);
  const codes = compileCodes(files);
  checkCodes(codes, logs.signatures, causes);
  const tickets = compileTickets(files);
  checkQuestions(causes, tickets.symptoms);
  return {
    causes,
    escalation: compileRemedy(files, 'escalation'),
    labels: compileLabels(files),
    devices: compileDevices(files),
    logs,
    codes,
    tickets,
  };
}
