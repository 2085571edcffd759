/** What can change. A command names the topics it touches; open screens fetch again what depends on them. */
export const TOPICS = [
  'workspace',
  'session',
  'studio',
  'staff',
  'clients',
  'catalogue',
  'credits',
  'schedule',
  'hours',
  'bookings',
  'purchases',
  'plans',
  'attention',
  'views',
  'assignments',
  'stripe',
] as const
export type Topic = (typeof TOPICS)[number]
