/** What fields are called where their own names would not tell a person what is meant. */
const FIELD_NAMES: Readonly<Record<string, string>> = {
  bookingId: 'booking',
  bookingIds: 'bookings',
  by: 'who cancels',
  cancelBookings: 'cancelling bookings',
  clientId: 'User ID',
  commandId: 'command ID',
  creditCost: 'cost in credits',
  currentPin: 'what you sign in with now',
  email: 'e-mail address',
  everyWeeks: 'weeks apart',
  expiresOn: 'last valid day',
  externalId: 'number of the sale',
  fromIndex: 'first session of the series',
  grantId: 'pack',
  graceDays: 'days of grace',
  headerLine: 'line with the names of the columns',
  id: 'ID',
  keepId: 'client to keep',
  lateForgiven: 'forgiven late cancellations',
  lateRule: 'rule for late cancellations',
  leaveOutLines: 'lines to leave out',
  lowCredits: 'credits that count as few',
  maxAvailable: 'most credits',
  maxRevenue: 'highest revenue',
  maxSessions: 'most sessions',
  mergeId: 'client to merge',
  minAvailable: 'fewest credits',
  minRevenue: 'lowest revenue',
  minSessions: 'fewest sessions',
  noShowRule: 'rule for no-shows',
  ownerName: 'owner',
  pendingTimeoutHours: 'hours to confirm in',
  phone: 'phone number',
  startsAt: 'start',
  viewId: 'view',
  validityDays: 'days of validity',
  zone: 'time zone',
}

/**
 * What a field is called in a sentence. A field inside another goes by its own name: `newClient.firstName` is the first
 * name; `bookingIds.3` is entry 4 of bookings.
 */
export function fieldName(path: string): string {
  const parts = path.split('.')
  const own = parts.pop() ?? ''
  const list = parts.at(-1)
  if (/^\d+$/.test(own) && list !== undefined) return `entry ${Number(own) + 1} of ${fieldName(list)}`
  return (Object.hasOwn(FIELD_NAMES, own) ? FIELD_NAMES[own] : undefined) ?? inWords(own)
}

/** Fields whose names are plurals, besides lists of ids. */
const PLURALS: ReadonlySet<string> = new Set([
  'bufferMinutes',
  'credits',
  'days',
  'everyWeeks',
  'expiringDays',
  'graceDays',
  'lateForgiven',
  'lateWindowMinutes',
  'leaveOutLines',
  'lowCredits',
  'maxAvailable',
  'minAvailable',
  'minutes',
  'notes',
  'pendingTimeoutHours',
  'services',
  'validityDays',
  'weekdays',
])

/** Whether a sentence about the field says "are". */
export function isPlural(path: string): boolean {
  const own = path.split('.').at(-1) ?? ''
  return own.endsWith('Ids') || PLURALS.has(own)
}

/** `lateWindowMinutes` is late window minutes, and `trainerId` the trainer. */
function inWords(name: string): string {
  return name
    .replace(/(?<=[a-z])Ids?$/, (id) => (id === 'Ids' ? 's' : ''))
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

/** The same at the beginning of a sentence. */
export function fieldLabel(path: string): string {
  const name = fieldName(path)
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}
