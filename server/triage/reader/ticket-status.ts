/** Is a field or column of that name the ticket's own status, as in `Status: …`, `"ticket_state": "…"`? */
export const isTicketStatus = (name: string): boolean => NAME.test(name);
const NAME = /^(?:(?:ticket|case|issue|incident|request|current)[ ._-]?)?(?:status|state)$/i;
