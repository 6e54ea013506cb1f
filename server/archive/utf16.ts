export { utf16Of } from '../triage/reader/utf16.ts';
