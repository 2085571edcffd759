import { z } from 'zod'
import { commandId } from '../../shared/contract/fields.ts'
import type { FieldIssue } from '../../shared/errors.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'

const MAX_ISSUES = 20

const commandExtras = z.object({
  commandId: commandId.optional(),
  dryRun: z.boolean().optional(),
})

export type CommandExtras = {
  readonly body: unknown
  readonly commandId: string | null
  readonly dryRun: boolean
}

/** Takes `commandId` and `dryRun` off a command's input; what is left is the method's own. */
export function parseCommandExtras(raw: unknown): Result<CommandExtras> {
  if (!isRecord(raw)) return ok({ body: raw, commandId: null, dryRun: false })
  const extras = commandExtras.safeParse(raw)
  if (!extras.success) return refuse('VALIDATION', { issues: issuesOf(extras.error) })
  const { commandId: _commandId, dryRun: _dryRun, ...body } = raw
  return ok({ body, commandId: extras.data.commandId ?? null, dryRun: extras.data.dryRun ?? false })
}

/**
 * Checks an input's shape. A missing field is MISSING_REQUIRED_FIELDS; a field whose schema names a refusal of
 * its own (a session count) gets that; everything else is VALIDATION with the paths of the fields.
 */
export function parseInput(schema: z.ZodObject, raw: unknown): Result<Record<string, unknown>> {
  const parsed = schema.safeParse(raw === undefined ? {} : raw)
  if (parsed.success) return ok(parsed.data)
  const missing = parsed.error.issues
    .filter((issue) => isMissing(issue, raw))
    .map((issue) => issue.path.join('.'))
  if (missing.length > 0) {
    return refuse('MISSING_REQUIRED_FIELDS', { fields: missing.slice(0, MAX_ISSUES) })
  }
  if (parsed.error.issues.some((issue) => namesSessionCount(schema, issue))) {
    return refuse('INVALID_SESSION_COUNT', {})
  }
  return refuse('VALIDATION', { issues: issuesOf(parsed.error) })
}

function isMissing(issue: z.core.$ZodIssue, raw: unknown): boolean {
  if (issue.path.length === 0) return false
  let value: unknown = raw
  for (const key of issue.path) {
    if (value === undefined) return false
    value = isRecord(value) || Array.isArray(value) ? Reflect.get(value, key) : undefined
  }
  return value === undefined && ['invalid_type', 'invalid_value', 'invalid_union'].includes(issue.code)
}

function namesSessionCount(schema: z.ZodObject, issue: z.core.$ZodIssue): boolean {
  const key = issue.path[0]
  if (issue.path.length !== 1 || typeof key !== 'string' || !Object.hasOwn(schema.shape, key)) return false
  const field = schema.shape[key] as z.ZodType
  return field.meta()?.refusal === 'INVALID_SESSION_COUNT'
}

function issuesOf(error: z.ZodError): FieldIssue[] {
  return error.issues
    .slice(0, MAX_ISSUES)
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys
            .slice(0, MAX_ISSUES)
            .map((key) => fieldIssue([...issue.path, key], 'There is no such field.'))
        : [fieldIssue(issue.path, issue.message)],
    )
    .slice(0, MAX_ISSUES)
}

function fieldIssue(path: readonly PropertyKey[], message: string): FieldIssue {
  return { path: path.map((part) => String(part).slice(0, 80)).join('.'), message: message.slice(0, 200) }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
