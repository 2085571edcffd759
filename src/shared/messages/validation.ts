import { fieldLabel } from './field-names.ts'

/** What a field takes. `own` says it in the field's own words. */
export type Expected =
  | { readonly kind: 'number'; readonly least: number | null; readonly most: number | null }
  | { readonly kind: 'text'; readonly most: number | null }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'flag' }
  | { readonly kind: 'list'; readonly least: number; readonly most: number | null }
  | { readonly kind: 'fields' }
  | { readonly kind: 'own'; readonly sentence: string }

/** How a value misses what is expected: another kind of value, or too little or too much of it. */
export type Miss = 'kind' | 'little' | 'much'

/** Why a value of a request is refused, as a sentence that tells what would be taken. */
export function expectationSentence(path: string, expected: Expected, miss: Miss): string {
  if (expected.kind === 'own') return expected.sentence
  if (path === '') return 'A request is an object with named fields.'
  const label = fieldLabel(path)
  if (expected.kind === 'text' && miss === 'much' && expected.most !== null) {
    return `${label} can have at most ${counted(expected.most, 'character')}.`
  }
  if (expected.kind === 'text' && miss === 'little') return `${label} must be filled in.`
  return `${label} must be ${expectation(expected)}.`
}

function expectation(expected: Exclude<Expected, { kind: 'own' }>): string {
  switch (expected.kind) {
    case 'number':
      return `a whole number${range(expected)}`
    case 'text':
      return 'text'
    case 'choice':
      return choice(expected.options)
    case 'flag':
      return 'true or false'
    case 'list':
      return `a list of ${entries(expected)}`
    case 'fields':
      return 'an object with named fields'
  }
}

function range({ least, most }: { readonly least: number | null; readonly most: number | null }): string {
  if (most === null) return least === null ? '' : ` of at least ${figure(least)}`
  return least === null ? ` of at most ${figure(most)}` : ` from ${figure(least)} to ${figure(most)}`
}

function entries({ least, most }: { readonly least: number; readonly most: number | null }): string {
  if (most === null) return least === 0 ? 'entries' : `at least ${counted(least, 'entry', 'entries')}`
  return least === 0
    ? `at most ${counted(most, 'entry', 'entries')}`
    : `${figure(least)} to ${figure(most)} entries`
}

function choice(options: readonly string[]): string {
  const last = options.at(-1) ?? ''
  return options.length < 2 ? last : `${options.slice(0, -1).join(', ')} or ${last}`
}

function counted(amount: number, one: string, many = `${one}s`): string {
  return `${figure(amount)} ${amount === 1 ? one : many}`
}

function figure(amount: number): string {
  return amount.toLocaleString('en')
}
