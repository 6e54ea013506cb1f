/** Is a field or column of that name the ticket's own status, as in `Status: …`, `"ticket_state": "…"`? */
export const isTicketStatus = (name: string): boolean => TICKET_STATUS.test(name);
export const TICKET_STATUS =
  /^(?:(?:(?:ticket|case|issue|incident|request|current)[ ._-]?)?(?:status|state)(?:[ ._-]name)?|hs_pipeline_stage)$/i;

/** Does a field or column of that name hold the text of a ticket? */
export const tellsOfTicket = (name: string): boolean => TELLS.test(name);
const TELLS = /^(?:subject|summary|(?:short[ _]?)?description(?:_text)?|title|body|problem|content)$/i;

/** Of several tickets, one with that status is history. @param tells the fields that hold its text */
export const isClosedStatus = (status: string, tells = ''): boolean =>
  CLOSED.test(status.trim()) || NUMBERED.find(([field]) => field.test(tells))?.[1].test(status.trim()) === true;
const CLOSED =
  /^(?:auto[- ]?closed|solved|closed|resolved|fixed|done|completed?|cancell?ed|merged|closed[ _/-]\s?(?:complete|resolved|permanently|successful(?:ly)?|unsuccessful(?:ly)?)|resolved ?\/ ?closed)(?: \([^()]*\))?$/i;
/** ServiceNow, then Freshdesk and HubSpot, then GLPI. */
const NUMBERED: readonly [fields: RegExp, closed: RegExp][] = [
  [/\bshort[ _]?description\b/i, /^[678]$/],
  [/\b(?:subject|description(?:_text)?)\b/i, /^[45]$/],
  [/\bcontent\b/i, /^[56]$/],
];
