/** What a person does not notice when it changes, and so keeps nobody from taking something back. */
const UNNOTICED: ReadonlySet<string> = new Set(['skipReason'])

/** Whether a row still is what a command left: every field it told of has the value it had then. */
export function isStill(row: object, told: object): boolean {
  const now = row as Readonly<Record<string, unknown>>
  return Object.entries(told).every(([field, value]) => UNNOTICED.has(field) || now[field] === value)
}
