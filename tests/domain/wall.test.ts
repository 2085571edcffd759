import { expect, test } from 'vitest'
import { firstNameOf, wallName } from '../../src/shared/domain/wall.ts'

test.each([
  ['Tara Trainer', 'Tara'],
  ['  Ana María   López', 'Ana'],
  ['Sam', 'Sam'],
  ['   ', ''],
])('a trainer is called by the first of their names: %j', (name, called) => {
  expect(firstNameOf(name)).toBe(called)
})

test.each([
  [{ firstName: 'Maria', lastName: 'Lopez' }, 'Maria L.'],
  [{ firstName: ' Ana María ', lastName: ' de la Cruz ' }, 'Ana d.'],
  [{ firstName: 'Çağla', lastName: 'Öztürk' }, 'Çağla Ö.'],
  [{ firstName: 'Wei', lastName: '𠮷田' }, 'Wei 𠮷.'],
  [{ firstName: 'Cher', lastName: '' }, 'Cher'],
  [{ firstName: 'Ana María', lastName: ' ' }, 'Ana'],
  [{ firstName: '', lastName: 'Lopez' }, 'L.'],
  [{ firstName: ' ', lastName: 'Lopez' }, 'L.'],
])('the wall calls %j %j', (client, called) => {
  expect(wallName(client)).toBe(called)
})
