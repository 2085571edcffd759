import { expect, it } from 'vitest'
import { isMeant, meantBy } from '../../src/renderer/src/frame/palette-match.ts'

const CLIENTS = { label: 'Clients', also: 'customers freeze pause sell' }
const WINDOW = { label: 'Settings: Appearance', own: 'Appearance', also: 'language dark' }

it.each([
  ['its name', CLIENTS, 'clie', true],
  ['a part of its name', CLIENTS, 'ients', true],
  ['another word for it', CLIENTS, 'Freeze', true],
  ['the beginning of another word', CLIENTS, 'cust', true],
  ['two letters of another word', CLIENTS, 'fr', false],
  ['the middle of another word', CLIENTS, 'eeze', false],
  ['its name with another word', CLIENTS, 'clients pause', true],
  ['a word that nobody uses for it', CLIENTS, 'clients invoice', false],
  ['another word of a part of a screen', WINDOW, 'language', true],
  ['the screen around it typed out', WINDOW, 'settings', true],
  ['letters of the screen around it', WINDOW, 'set', false],
])('finds by %s: %#', (_what, entry, query, meant) => {
  expect(isMeant(entry, query)).toBe(meant)
})

it('puts what is called so before what other words lead to, and keeps the order otherwise', () => {
  const entries = [
    { label: 'Assignments', also: 'trainer clients' },
    { label: 'Clients', also: 'customers' },
    { label: 'Sessions', also: 'bookings' },
    { label: 'Client import' },
  ]
  const found = (query: string) => meantBy(entries, query).map(({ label }) => label)

  expect(found('client')).toEqual(['Clients', 'Client import', 'Assignments'])
  expect(found('trainer')).toEqual(['Assignments'])
  expect(found('nothing')).toEqual([])
})
