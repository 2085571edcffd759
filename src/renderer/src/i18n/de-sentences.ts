import { sentenceOf } from '../../../shared/messages/de/errors.ts'
import { checkWords, findingTitle, thingWords } from '../../../shared/messages/de/findings.ts'
import {
  IMPORT_FIELD_NAMES,
  importRefusalSentence,
  mappingProblemSentence,
} from '../../../shared/messages/de/import-problems.ts'
import { noRepairSentence, repairSentence } from '../../../shared/messages/de/repairs.ts'
import { durationWords } from '../../../shared/messages/de/substitutes.ts'
import type { Sentences } from './sentences.ts'

/** Those of main's sentences that the window says itself, in German. */
export const deSentences: Sentences = {
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
