import { z } from 'zod'
import { commandId } from '../../shared/contract/fields.ts'
import type { FieldIssue } from '../../shared/errors.ts'
import type { Miss } from '../../shared/messages/validation.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { expectedAt } from './expected.ts'
import { words } from './speaking.ts'

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
  if (!extras.success) {
    return refuse('VALIDATION', { issues: fieldIssues(commandExtras, extras.error.issues) })
  }
  const { commandId: _commandId, dryRun: _dryRun, ...body } = raw
  return ok({ body, commandId: extras.data.commandId ?? null, dryRun: extras.data.dryRun ?? false })
}

/**
 * Checks an input's shape. A missing field is MISSING_REQUIRED_FIELDS; a field whose schema names a refusal of
 * its own (a session count) gets that; everything else is VALIDATION with the paths of the fields.
 */
export function parseInput(schema: z.ZodObject, raw: unknown): Result<Record<string, unknown>> {
  const given = raw === undefined ? {} : withBytesInPlace(schema, raw)
  const parsed = schema.safeParse(given)
  if (parsed.success) return ok(parsed.data)
  const issues = parsed.error.issues.flatMap(unfolded)
  const missing = issues.filter((issue) => isMissing(issue, given)).map((issue) => pathOf(issue.path))
  if (missing.length > 0) {
    return refuse('MISSING_REQUIRED_FIELDS', { fields: missing.slice(0, MAX_ISSUES) })
  }
  if (issues.some((issue) => namesSessionCount(schema, issue))) {
    return refuse('INVALID_SESSION_COUNT', {})
  }
  return refuse('VALIDATION', { issues: fieldIssues(schema, issues) })
}

/** Stands for bytes where none are taken. No field takes it. */
const MISPLACED = Symbol('bytes')

/**
 * Bytes look like an object with a field for every one of them, and a schema of an object would read them all: only a
 * field that takes bytes gets to see any.
 */
function withBytesInPlace(schema: z.ZodObject, raw: unknown): unknown {
  if (!isRecord(raw) || !Object.values(raw).some(isBytes)) return raw
  const placed = Object.entries(raw).map(([key, value]) => [
    key,
    isBytes(value) && !takesBytes(schema, key) ? MISPLACED : value,
  ])
  return Object.fromEntries(placed)
}

const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array

function takesBytes({ shape }: z.ZodObject, key: string): boolean {
  const field = Object.hasOwn(shape, key) ? (shape[key] as z.ZodType) : undefined
  return field?.safeParse(new Uint8Array(1)).success === true
}

type Issue = z.core.$ZodIssue

/** Where a value may be one of several shapes and has the outside of one of them: what is wrong inside that one. */
function unfolded(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const meant = issue.errors.find((errors) =>
    errors.every(({ code, path }) => code === 'unrecognized_keys' || path.length > 0),
  )
  return meant?.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })) ?? [issue]
}

function isMissing(issue: Issue, raw: unknown): boolean {
  if (issue.path.length === 0) return false
  let value: unknown = raw
  for (const key of issue.path) {
    if (value === undefined) return false
    value = isRecord(value) || Array.isArray(value) ? Reflect.get(value, key) : undefined
  }
  return value === undefined && ['invalid_type', 'invalid_value', 'invalid_union'].includes(issue.code)
}

function namesSessionCount(schema: z.ZodObject, issue: Issue): boolean {
  const key = issue.path[0]
  if (issue.path.length !== 1 || typeof key !== 'string' || !Object.hasOwn(schema.shape, key)) return false
  const field = schema.shape[key] as z.ZodType
  return field.meta()?.refusal === 'INVALID_SESSION_COUNT'
}

function fieldIssues(schema: z.ZodObject, issues: readonly Issue[]): FieldIssue[] {
  return issues
    .slice(0, MAX_ISSUES)
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.slice(0, MAX_ISSUES).map((key) => unknownField([...issue.path, key]))
        : [fieldIssue(schema, issue)],
    )
    .slice(0, MAX_ISSUES)
}

/** What is wrong with one field, in words of our own: the schema library's are for programmers. */
function fieldIssue(schema: z.ZodObject, issue: Issue): FieldIssue {
  if (issue.code === 'invalid_key') return unknownField(issue.path)
  const path = pathOf(issue.path)
  if (issue.code === 'custom') return { path, message: issue.message }
  const expected = expectedAt(schema, issue.path)
  if (expected === null) return { path, message: `${words().fieldLabel(path)} is not right.` }
  return { path, message: words().expectationSentence(path, expected, missOf(issue)) }
}

const unknownField = (path: readonly PropertyKey[]): FieldIssue => ({
  path: pathOf(path),
  message: 'There is no such field.',
})

function missOf(issue: Issue): Miss {
  if (issue.code === 'too_big') return 'much'
  return issue.code === 'too_small' ? 'little' : 'kind'
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.map((part) => String(part).slice(0, 80)).join('.')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
