/** Reading what an audit row keeps of something before and after a change, which may be anything. */

const OWN_FIELDS = ['firstName', 'lastName', 'email', 'phone', 'location', 'notes'] as const

/** Those of a client's own fields that are others than before. */
export function changedFields(before: unknown, after: unknown): readonly string[] {
  return OWN_FIELDS.filter((name) => {
    const [from, to] = [fieldOf(before, name), fieldOf(after, name)]
    return to !== undefined && from !== to
  })
}

function fieldOf(noted: unknown, name: string): unknown {
  return typeof noted === 'object' && noted !== null ? (noted as Record<string, unknown>)[name] : undefined
}

export function textOf(noted: unknown, name: string): string | null {
  const value = fieldOf(noted, name)
  return typeof value === 'string' ? value : null
}

export function numberOf(noted: unknown, name: string): number | null {
  const value = fieldOf(noted, name)
  return typeof value === 'number' ? value : null
}
