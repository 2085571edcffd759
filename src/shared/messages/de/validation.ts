import type * as English from '../validation.ts'
import type { Expected } from '../validation.ts'
import { fieldLabel } from './field-names.ts'
import { phrase } from './phrases.ts'

/** Why a value of a request is refused, as a sentence that tells what would be taken. */
export const expectationSentence: typeof English.expectationSentence = (path, expected, miss) => {
  if (expected.kind === 'own') return phrase(expected.sentence)
  if (path === '') return 'Eine Anfrage ist ein Objekt mit benannten Feldern.'
  const label = fieldLabel(path)
  if (expected.kind === 'text' && miss === 'much' && expected.most !== null) {
    return `${label}: höchstens ${figure(expected.most)} Zeichen.`
  }
  if (expected.kind === 'text' && miss === 'little') return `${label}: bitte ausfüllen.`
  return `${label}: erwartet wird ${expectation(expected)}.`
}

function expectation(expected: Exclude<Expected, { kind: 'own' }>): string {
  switch (expected.kind) {
    case 'number':
      return `eine ganze Zahl${range(expected)}`
    case 'text':
      return 'Text'
    case 'choice':
      return choice(expected.options)
    case 'flag':
      return 'true oder false'
    case 'list':
      return `eine Liste${entries(expected)}`
    case 'fields':
      return 'ein Objekt mit benannten Feldern'
  }
}

type Limits = { readonly least: number | null; readonly most: number | null }

function range({ least, most }: Limits): string {
  if (most === null) return least === null ? '' : ` ab ${figure(least)}`
  return least === null ? ` bis ${figure(most)}` : ` von ${figure(least)} bis ${figure(most)}`
}

function entries({ least, most }: Extract<Expected, { kind: 'list' }>): string {
  if (most === null) return least === 0 ? '' : ` mit mindestens ${figure(least)} ${noun(least)}`
  return least === 0
    ? ` mit höchstens ${figure(most)} ${noun(most)}`
    : ` mit ${figure(least)} bis ${figure(most)} Einträgen`
}

const noun = (amount: number): string => (amount === 1 ? 'Eintrag' : 'Einträgen')

function choice(options: readonly string[]): string {
  const last = options.at(-1) ?? ''
  return options.length < 2 ? last : `${options.slice(0, -1).join(', ')} oder ${last}`
}

function figure(amount: number): string {
  return amount.toLocaleString('de')
}
