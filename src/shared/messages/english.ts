import { addedSentence, addedToManySentence, removedSentence } from './allocation.ts'
import { assignedDaysWords } from './assignments.ts'
import { attentionSentences } from './attention.ts'
import { dayWords, LOCALE, sessionWords } from './days.ts'
import { entrySentence } from './entries.ts'
import { sentenceOf } from './errors.ts'
import { fieldLabel } from './field-names.ts'
import {
  CLIENT_LIST_HEADER,
  CLIENT_STATUS_WORDS,
  callListFileName,
  clientListFileName,
  csvSeparator,
  scheduleFileName,
} from './files.ts'
import { bookingsInside, frozenAlready, notFreezable, notFrozen } from './freezes.ts'
import { originSentence } from './grants.ts'
import { blockWords } from './hours.ts'
import { importProblemSentence, importRefusalSentence, mappingProblemSentence } from './import-problems.ts'
import {
  IMPORT_REPORT_HEADER,
  importReport,
  importReportName,
  otherBadRows,
  rowProblemSentences,
} from './import-report.ts'
import { ALL_SERVICES, packFromWords, packName } from './packs.ts'
import {
  choiceSentence,
  clashSentence,
  noTimeSentence,
  onePlaceSentence,
  othersClassesSentence,
  PLAN_DONE,
  PLAN_UNDONE,
  PLAN_WAITS,
  paidFromSentence,
  passedOverSentence,
  planNotWhole,
  planProblemSentence,
  ruledOutSentence,
  trainerReasons,
} from './plans.ts'
import {
  DISPUTE_PROBLEM_SENTENCES,
  NOT_KEPT_WHILE_QUEUED,
  REFUND_PROBLEM_SENTENCES,
  tooMuchSentence,
} from './refunds.ts'
import { refusalReply } from './refusal-reply.ts'
import { noRepairSentence } from './repairs.ts'
import {
  discountTooMuch,
  PAY_PROBLEM_SENTENCES,
  PAYMENT_METHOD_WORDS,
  RECEIPT_ELSEWHERE,
  receiptFileName,
  SALE_LIST_HEADER,
  SALE_PROVIDER_WORDS,
  SALE_STATUS_WORDS,
  saleListFileName,
  VOID_PROBLEM_SENTENCES,
} from './sales.ts'
import { packSentence, problemSentence, spendingSentence } from './spending.ts'
import { bookingChangeWords, sessionChangeWords } from './stale.ts'
import {
  assignProblemSentence,
  NO_STRIPE_HERE,
  NOT_A_SIGNING_SECRET,
  otherAccountSentence,
  PORT_TAKEN,
  REFUND_IN_STRIPE,
  stripeProblemSentence,
  WRONG_KEY,
} from './stripe.ts'
import { substituteWords } from './substitutes.ts'
import { bookingDeed, packDeed, recordDeed, saleDeed } from './timeline.ts'
import { BOOKING_STATUS_WORDS, DONE_SINCE, notRedone, notUndone, undoLabel } from './undo.ts'
import { expectationSentence } from './validation.ts'

/** Everything that the core says to whoever calls it. */
export const english = {
  LOCALE,
  addedSentence,
  addedToManySentence,
  removedSentence,
  assignedDaysWords,
  attentionSentences,
  dayWords,
  sessionWords,
  entrySentence,
  sentenceOf,
  fieldLabel,
  CLIENT_LIST_HEADER,
  CLIENT_STATUS_WORDS,
  callListFileName,
  clientListFileName,
  csvSeparator,
  scheduleFileName,
  bookingsInside,
  frozenAlready,
  notFreezable,
  notFrozen,
  originSentence,
  blockWords,
  importProblemSentence,
  importRefusalSentence,
  mappingProblemSentence,
  IMPORT_REPORT_HEADER,
  importReport,
  importReportName,
  otherBadRows,
  rowProblemSentences,
  ALL_SERVICES,
  packFromWords,
  packName,
  refusalReply,
  assignProblemSentence,
  NO_STRIPE_HERE,
  NOT_A_SIGNING_SECRET,
  otherAccountSentence,
  PORT_TAKEN,
  REFUND_IN_STRIPE,
  stripeProblemSentence,
  WRONG_KEY,
  REFUND_PROBLEM_SENTENCES,
  DISPUTE_PROBLEM_SENTENCES,
  NOT_KEPT_WHILE_QUEUED,
  tooMuchSentence,
  discountTooMuch,
  PAY_PROBLEM_SENTENCES,
  PAYMENT_METHOD_WORDS,
  RECEIPT_ELSEWHERE,
  receiptFileName,
  SALE_LIST_HEADER,
  SALE_PROVIDER_WORDS,
  SALE_STATUS_WORDS,
  saleListFileName,
  VOID_PROBLEM_SENTENCES,
  noRepairSentence,
  packSentence,
  problemSentence,
  spendingSentence,
  bookingChangeWords,
  sessionChangeWords,
  substituteWords,
  planProblemSentence,
  clashSentence,
  noTimeSentence,
  paidFromSentence,
  onePlaceSentence,
  othersClassesSentence,
  passedOverSentence,
  PLAN_UNDONE,
  planNotWhole,
  PLAN_DONE,
  PLAN_WAITS,
  ruledOutSentence,
  trainerReasons,
  choiceSentence,
  bookingDeed,
  packDeed,
  recordDeed,
  saleDeed,
  BOOKING_STATUS_WORDS,
  DONE_SINCE,
  notRedone,
  notUndone,
  undoLabel,
  expectationSentence,
}
