/** Whether a field of an input holds many of something, each with fields of its own. */
export function isListOfRows(value: unknown): value is readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null)
}
