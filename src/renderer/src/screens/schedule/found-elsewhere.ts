import type { Value } from '../../../../shared/contract/index.ts'

type Row = Value<'sessions.list'>['rows'][number]

/** A session that was found on any day, and who of it was. */
export type FoundSession = Pick<Row, 'sessionId' | 'title' | 'trainerName' | 'startsAt'> & {
  readonly clients: readonly string[]
}

/** The rows of bookings as sessions, in the order in which they came; cancelled bookings name nobody. */
export function foundSessions(rows: readonly Row[]): readonly FoundSession[] {
  const found = new Map<number, FoundSession & { readonly clients: string[] }>()
  for (const { sessionId, title, trainerName, startsAt, clientName, status } of rows) {
    const session = found.get(sessionId) ?? { sessionId, title, trainerName, startsAt, clients: [] }
    found.set(sessionId, session)
    if (clientName !== null && !GONE.has(status)) session.clients.push(clientName)
  }
  return [...found.values()]
}

const GONE: ReadonlySet<Row['status']> = new Set(['cancelled', 'late_cancelled', 'lapsed'])
