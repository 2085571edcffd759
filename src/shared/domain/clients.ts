import { ok, type Result, refuse } from '../result.ts'
import { foldForSearch, searchWords } from './text.ts'

/** A client is never deleted: deactivated, or merged into another. */
export const CLIENT_STATUSES = ['active', 'inactive', 'merged'] as const
export type ClientStatus = (typeof CLIENT_STATUSES)[number]

/** The name as screens and sentences write it; either part may be missing. */
export function fullName(client: { readonly firstName: string; readonly lastName: string }): string {
  return `${client.firstName} ${client.lastName}`.trim()
}

/** What people say of a client; e-mail and phone are null when there is none. */
export type ClientFields = {
  readonly firstName: string
  readonly lastName: string
  readonly email: string | null
  readonly phone: string | null
  readonly location: string | null
  readonly notes: string | null
}

/** Refuses a client without any name. One of the two is enough. */
export function requireName<Named extends Pick<ClientFields, 'firstName' | 'lastName'>>(
  client: Named,
): Result<Named> {
  return fullName(client) === ''
    ? refuse('MISSING_REQUIRED_FIELDS', { fields: ['firstName', 'lastName'] })
    : ok(client)
}

/**
 * What lists of clients are sorted by: the last name and then the first, whatever their case and accents; a
 * client with one name only stands where that name belongs.
 */
export function sortName(client: Pick<ClientFields, 'firstName' | 'lastName'>): string {
  return foldForSearch(`${client.lastName} ${client.firstName}`.trim())
}

/** The words a client is found under: names, e-mail and phone. */
export function clientWords(
  client: Pick<ClientFields, 'firstName' | 'lastName' | 'email' | 'phone'>,
): string[] {
  return searchWords(client.firstName, client.lastName, client.email, client.phone)
}
