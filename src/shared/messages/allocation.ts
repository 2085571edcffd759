import { plural } from './errors.ts'

export type Allocated = {
  readonly count: number
  readonly client: string
  /** What is available afterwards. */
  readonly available: number
}

/** What was added to one client, in the words that the domain fixes. */
export function addedSentence({ count, client, available }: Allocated): string {
  return `Added ${plural(count, 'session')} to ${client}. Total available: ${available}`
}

/** What was taken from one client. */
export function removedSentence({ count, client, available }: Allocated): string {
  return `Removed ${plural(count, 'session')} from ${client}. Total available: ${available}`
}

/** What was added to each of several clients. */
export function addedToManySentence(count: number, clients: number): string {
  return `Added ${plural(count, 'session')} to ${plural(clients, 'client')}`
}
