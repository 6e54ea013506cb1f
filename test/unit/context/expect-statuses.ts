import { expect, test } from 'vitest';
import { builtin } from '../../../server/knowledge/builtin.ts';
import { readTicket } from '../../../server/triage/ticket.ts';

/** A ticket and what a colleague would say of it, as `cause status` pairs; `power -` means that nothing present is said of power. */
export type Case = [ticket: string, ...expected: string[]];

/** One test a case: each expected status is among those found for its cause. */
export function expectStatuses(cases: readonly Case[]): void {
  test.each(cases)('%s', (ticket, ...expected) => {
    const { findings } = readTicket(ticket, builtin);
    const said = [...new Set(findings.map(({ cause, status }) => `${cause} ${status}`))];
    for (const claim of expected) {
      const [cause, status] = claim.split(' ');
      if (status === '-') expect(said, `nothing present of ${cause}`).not.toContain(`${cause} present`);
      else expect(said).toContain(claim);
    }
  });
}
