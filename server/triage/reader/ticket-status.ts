/** Is a field or column of that name the ticket's own status, as in `Status: …`, `"ticket_state": "…"`? */
export const isTicketStatus = (name: string): boolean => TICKET_STATUS.test(name);
export const TICKET_STATUS = /^(?:(?:ticket|case|issue|incident|request|current)[ ._-]?)?(?:status|state)$/i;

/** Of several tickets, one with that status is history. */
export const isClosedStatus = (status: string): boolean => CLOSED.test(status.trim());
const CLOSED = /^(?:solved|closed|resolved|fixed|done|completed?|closed[ _-](?:complete|resolved|permanently))$/i;
