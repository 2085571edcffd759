import { sentenceOf } from '../../../shared/messages/errors.ts'
import { checkWords, findingTitle, thingWords } from '../../../shared/messages/findings.ts'
import {
  IMPORT_FIELD_NAMES,
  importRefusalSentence,
  mappingProblemSentence,
} from '../../../shared/messages/import-problems.ts'
import { noRepairSentence, repairSentence } from '../../../shared/messages/repairs.ts'
import { durationWords } from '../../../shared/messages/substitutes.ts'
import type { Twin } from '../../../shared/messages/twin.ts'

/** Those of main's sentences that the window says itself, where it knows the answer without asking. */
const english = {
  sentenceOf,
  IMPORT_FIELD_NAMES,
  importRefusalSentence,
  mappingProblemSentence,
  durationWords,
  checkWords,
  findingTitle,
  thingWords,
  noRepairSentence,
  repairSentence,
}

export type Sentences = Twin<typeof english>

let spoken: Sentences = english

/** The sentences in the language on screen. */
export const sentences = (): Sentences => spoken

export function sayIn(language: Sentences): void {
  spoken = language
}
