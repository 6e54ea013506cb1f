import * as v from 'valibot';
import { parse } from 'yaml';
import { messageOf } from '../triage/message-of.ts';

/**
 * Parses and validates one YAML file of a pack.
 * @throws Error that names file, place and reason
 */
export function readYaml<T extends v.GenericSchema>(
  file: string,
  text: string | undefined,
  schema: T,
): v.InferOutput<T> {
  if (text === undefined) throw new Error(`${file}: the file is missing; a pack needs it`);
  const parsed = v.safeParse(schema, parseYaml(file, text) ?? {});
  if (parsed.success) return parsed.output;
  const issue = parsed.issues[0];
  throw new Error(`${file}: ${v.getDotPath(issue) ?? 'top level'}: ${issue.message}`);
}

function parseYaml(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new Error(`${file}: ${messageOf(error)}`);
  }
}
