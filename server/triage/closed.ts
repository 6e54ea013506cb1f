import type { Finding, Reason } from './model.ts';

/** What a log says in a ticket that is closed: nothing of it is present any more. @param gone why, where it is closed */
export const closedBy = <T extends Pick<Finding, 'status' | 'reasons'>>(finding: T, gone: Reason | undefined): T =>
  gone && finding.status === 'present'
    ? { ...finding, status: 'mentioned', reasons: [...finding.reasons, gone] }
    : finding;
