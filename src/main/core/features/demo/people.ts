import type { ClientFields } from '../../../../shared/domain/clients.ts'
import { foldForSearch } from '../../../../shared/domain/text.ts'
import { CLIENT_NOTES, NAME_GROUPS, NAMED_PEOPLE, NEIGHBOURHOODS, type PersonName } from './names.ts'
import type { Random } from './random.ts'

/** Domains and numbers that are reserved for examples: nobody real is ever written to or called. */
const DOMAINS = ['example.com', 'example.org', 'example.net'] as const
const FICTIONAL_NUMBERS = 1_000

/** How often two people of one name may come out before the draw is left as it is. */
const DRAWS = 20

/** So many people with their ways to be reached. No two share an e-mail address. */
export function makePeople(random: Random, count: number): ClientFields[] {
  const addresses = new Set<string>()
  const numbers = random.shuffled(Array.from({ length: FICTIONAL_NUMBERS }, (_, index) => index))
  return makeNames(random, count, NAMED_PEOPLE).map((name, index) => ({
    firstName: name.firstName,
    lastName: name.lastName,
    email: random.chance(0.95) ? addressOf(random, name, addresses) : null,
    phone: random.chance(0.88) ? phoneNumber(numbers[index % numbers.length] ?? 0) : null,
    location: random.chance(0.8) ? random.pick(NEIGHBOURHOODS) : null,
    notes: random.chance(0.3) ? random.pick(CLIENT_NOTES) : null,
  }))
}

/** So many names, the given ones among them, in any order; the same name twice only when they run out. */
export function makeNames(random: Random, count: number, given: readonly PersonName[] = []): PersonName[] {
  const names = given.slice(0, count)
  const known = new Set(names.map(keyOf))
  while (names.length < count) {
    let name = drawName(random)
    for (let draw = 1; draw < DRAWS && known.has(keyOf(name)); draw += 1) name = drawName(random)
    known.add(keyOf(name))
    names.push(name)
  }
  return random.shuffled(names)
}

function drawName(random: Random): PersonName {
  const group = random.weighted(NAME_GROUPS, ({ share }) => share) ?? random.pick(NAME_GROUPS)
  // A city: one surname in eight comes from another family.
  const family = random.chance(0.125) ? random.pick(NAME_GROUPS) : group
  return { firstName: random.pick(group.first), lastName: random.pick(family.last) }
}

function keyOf(name: PersonName): string {
  return `${name.firstName} ${name.lastName}`
}

function addressOf(random: Random, name: PersonName, taken: Set<string>): string {
  const words = [name.firstName, name.lastName].map((part) => foldForSearch(part).replace(/[^a-z]/g, ''))
  const local = name.address ?? words.filter((part) => part !== '').join('.')
  const domain = random.pick(DOMAINS)
  let address = `${local}@${domain}`
  for (let number = 2; taken.has(address); number += 1) address = `${local}${number}@${domain}`
  taken.add(address)
  return address
}

/** A number of the range that the regulator keeps for drama: 07700 900000 to 900999. */
function phoneNumber(index: number): string {
  return `07700 900${String(index).padStart(3, '0')}`
}
