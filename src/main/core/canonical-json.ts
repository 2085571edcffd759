/**
 * JSON with the keys of every object in order, so that the same data gives the same text whichever database it
 * was stored in and in whichever order a caller wrote it.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) {
    const plain = !value.some((item) => typeof item === 'object' && item !== null)
    return plain ? JSON.stringify(value) : `[${value.map(canonicalJson).join(',')}]`
  }
  const fields: Readonly<Record<string, unknown>> = { ...value }
  const present = Object.keys(fields).filter((key) => fields[key] !== undefined)
  return `{${present
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(fields[key])}`)
    .join(',')}}`
}
