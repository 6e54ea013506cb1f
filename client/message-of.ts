/** What was thrown, as a message for people. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
