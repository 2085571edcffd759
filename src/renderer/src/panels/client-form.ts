import { z } from 'zod'
import { newClientFields } from '../../../shared/contract/clients.ts'
import type { Value } from '../../../shared/contract/index.ts'
import { fullName } from '../../../shared/domain/clients.ts'
import { useStudioForm } from '../components/field.tsx'

export const CLIENT_FIELDS = ['firstName', 'lastName', 'email', 'phone', 'location', 'notes'] as const
export type ClientField = (typeof CLIENT_FIELDS)[number]

/** What is typed about a client; an empty field is none. */
export type ClientValues = { readonly [Field in ClientField]: string }

export const NO_VALUES: ClientValues = {
  firstName: '',
  lastName: '',
  email: '',
  phone: '',
  location: '',
  notes: '',
}

/** What was typed into a search, as the beginning of a new client: of "Ana Maria Lopez" the last word is the last name. */
export function namesFrom(typed: string): Pick<ClientValues, 'firstName' | 'lastName'> {
  const words = typed.trim().split(/\s+/)
  const last = words.length > 1 ? words.pop() : ''
  return { firstName: words.join(' '), lastName: last ?? '' }
}

type Client = Value<'clients.get'>['client']

export function valuesOf(client: Pick<Client, ClientField>): ClientValues {
  return {
    firstName: client.firstName,
    lastName: client.lastName,
    email: client.email ?? '',
    phone: client.phone ?? '',
    location: client.location ?? '',
    notes: client.notes ?? '',
  }
}

/** The fields that were changed, as they are now, less those left to somebody else. */
export function changedValues(
  before: ClientValues,
  after: ClientValues,
  without: readonly string[] = [],
): Partial<ClientValues> {
  const changed = CLIENT_FIELDS.filter((field) => after[field] !== before[field] && !without.includes(field))
  return Object.fromEntries(changed.map((field) => [field, after[field]]))
}

/** A client's form, checked by the contract's own fields; one of the two names is enough. */
export function useClientForm(initial: ClientValues, nameNeeded: string) {
  const schema = z.object(newClientFields).refine((client) => fullName(client) !== '', {
    path: ['firstName'],
    message: nameNeeded,
  })
  return useStudioForm<ClientValues>(schema, initial)
}

export type ClientForm = ReturnType<typeof useClientForm>
