import type { GrantProblem } from '../../domain/credits.ts'
import type { AppError, ConflictDetails, ErrorCode, ErrorDetails } from '../../errors.ts'
import { units } from './counted.ts'
import { dayWords, freezeWords } from './days.ts'
import { fieldName } from './field-names.ts'
import { phrase } from './phrases.ts'
import { lockedSentence, notSignedIn } from './sign-in.ts'
import { lastChangeSentence } from './stale.ts'

type Sentences = { readonly [C in ErrorCode]: (details: ErrorDetails[C]) => string }

const GRANT_PROBLEM_SENTENCES: Record<GrantProblem, string> = {
  empty: 'es ist nicht genug darauf übrig',
  other_family: 'es ist für andere Leistungen',
  not_yet_effective: 'es beginnt erst nach dem Tag des Termins',
  expired: 'es läuft vor dem Tag des Termins ab',
  frozen: 'es ist pausiert',
  queued: 'es wartet, bis das vorige aufgebraucht ist',
}

function conflict(what: string) {
  return (details: ConflictDetails) => `${details.name} ${what} ${details.title}.`
}

function busySentence(details: ErrorDetails['CLIENT_CONFLICT']): string {
  const { others = [] } = details
  const sentence = conflict('ist zu dieser Zeit schon gebucht für')(details)
  if (others.length === 0) return sentence
  const many = others.length === 1 ? 'weiterer Kunde ist' : 'weitere Kunden sind'
  return `${sentence} ${others.length} ${many} auch belegt.`
}

function grantExpired({ expiresOn, on, bookings = [] }: ErrorDetails['GRANT_EXPIRED']): string {
  const [first, ...others] = bookings
  if (first !== undefined) {
    const who = others.length === 0 ? first.name : `${first.name} und ${others.length} weiteren Kunden`
    const day = on === undefined ? 'an diesem Tag' : `am ${dayWords(on)}`
    return `Die Einheiten von ${who} sind ${day} nicht gültig. Wählen Sie einen anderen Tag, oder verlängern Sie sie zuerst.`
  }
  return expiresOn === null
    ? 'Dieses Paket ist abgelaufen.'
    : `Dieses Paket ist nur bis ${dayWords(expiresOn)} gültig.`
}

function clashSentence({ name, clashes = [] }: ErrorDetails['CLIENT_CONFLICT']): string | null {
  const [first, ...others] = clashes
  if (first === undefined) return null
  const { kept, merged } = first
  const where =
    kept.sessionId === merged.sessionId
      ? `hätte zwei Plätze in ${kept.title}`
      : `wäre zur selben Zeit in ${kept.title} und in ${merged.title}`
  const more = others.length === 0 ? '' : ` Es gibt ${others.length} weitere.`
  return `${name} ${where}. Stornieren oder verschieben Sie zuerst eines von beiden.${more}`
}

/** What a booking without any credits is refused with. */
export const NO_SESSIONS =
  'Keine Einheiten verfügbar. Bitte erwerben Sie ein Paket, um diesen Termin zu buchen.'

function insufficient(details: ErrorDetails['INSUFFICIENT_SESSIONS']): string {
  if (details.purpose === 'removal') {
    return `Nur ${units(details.available)} ${details.available === 1 ? 'kann' : 'können'} zurückgenommen werden; verlangt waren ${details.needed}.`
  }
  if (details.available === 0) return NO_SESSIONS
  return `Diese Buchung braucht ${units(details.needed)}, und die ${details.available} verfügbaren können nicht dafür zahlen.`
}

const NOT_FOUND_SENTENCES: Readonly<Record<string, string>> = {
  import: 'Diese Datei ist nicht mehr geöffnet. Wählen Sie sie noch einmal; nichts wurde geschrieben.',
  'undo step': 'Es gibt nichts rückgängig zu machen.',
  'redo step': 'Es gibt nichts zu wiederholen.',
  'drawer item': 'Das ist nicht mehr vorgemerkt.',
  'call list': 'Hier gibt es keine Anrufliste. Sie entsteht, wenn Termine übergeben werden.',
  assignment: 'Diese Betreuung gibt es nicht.',
  attention: 'Diesen offenen Punkt gibt es nicht.',
  matter: 'Diesen offenen Punkt gibt es nicht.',
  booking: 'Diese Buchung gibt es nicht.',
  client: 'Diesen Kunden gibt es nicht.',
  closure: 'Diese Schließzeit gibt es nicht.',
  family: 'Diese Sparte gibt es nicht.',
  finding: 'Diesen Befund gibt es nicht.',
  grant: 'Diese Gutschrift gibt es nicht.',
  leave: 'Diese Abwesenheit gibt es nicht.',
  'time off': 'Diese Abwesenheit gibt es nicht.',
  location: 'Diesen Standort gibt es nicht.',
  package: 'Dieses Paket gibt es nicht.',
  plan: 'Diesen Plan gibt es nicht.',
  purchase: 'Diesen Kauf gibt es nicht.',
  room: 'Diesen Raum gibt es nicht.',
  series: 'Diese Serie gibt es nicht.',
  service: 'Diese Leistung gibt es nicht.',
  session: 'Diesen Termin gibt es nicht.',
  staff: 'Diese Person gibt es nicht.',
  'staff member': 'Diese Person gibt es nicht.',
  studio: 'Dieses Studio gibt es nicht.',
  subscription: 'Dieses Paket gibt es nicht.',
  trainer: 'Diesen Trainer gibt es nicht.',
  view: 'Diese Ansicht gibt es nicht.',
}

/** One helpful sentence per code. A missing one does not compile. */
const SENTENCES: Sentences = {
  MISSING_REQUIRED_FIELDS: ({ fields }) => requiredSentence(fields),
  INVALID_SESSION_COUNT: () => 'Die Anzahl der Einheiten muss zwischen 1 und 100 liegen',
  INSUFFICIENT_SESSIONS: insufficient,
  UNAUTHORIZED_ACCESS: ({ permission }) =>
    permission === 'owner'
      ? 'Das darf nur die Leitung.'
      : 'Das dürfen Sie nicht. Bitten Sie die Leitung um das Recht dazu.',
  USER_NOT_FOUND: () => 'Kunde nicht gefunden.',
  SESSION_NOT_AVAILABLE: () => 'Dieser Termin kann nicht gebucht werden.',
  DATABASE_ERROR: () =>
    'Die Daten konnten nicht gespeichert werden. Prüfen Sie den freien Platz auf dem Datenträger, und versuchen Sie es noch einmal.',
  VALIDATION: ({ issues }) =>
    issues[0] === undefined ? 'Etwas im Formular stimmt nicht.' : phrase(issues[0].message),
  NOT_FOUND: ({ entity }) => NOT_FOUND_SENTENCES[entity] ?? 'Das gibt es nicht.',
  TRAINER_CONFLICT: conflict('leitet zu dieser Zeit schon'),
  CLIENT_CONFLICT: (details) => clashSentence(details) ?? busySentence(details),
  ROOM_CONFLICT: conflict('ist zu dieser Zeit schon belegt durch'),
  CAPACITY_FULL: ({ capacity, booked }) =>
    `Der Termin ist voll: ${booked} von ${capacity} ${capacity === 1 ? 'Platz' : 'Plätzen'} belegt.`,
  GRANT_EXPIRED: grantExpired,
  GRANT_INELIGIBLE: ({ problem }) => `Dieses Paket kann nicht zahlen: ${GRANT_PROBLEM_SENTENCES[problem]}.`,
  GRANT_FROZEN: (freeze) => `Dieses Paket ist ${freezeWords(freeze)} pausiert. Beenden Sie zuerst die Pause.`,
  LATE_WINDOW: ({ minutes }) => `Das ist nur bis ${minutes} Minuten vor Beginn möglich.`,
  INVALID_TRANSITION: ({ why }) => phrase(why),
  STALE_VERSION: ({ last }) =>
    `${last === undefined ? 'Jemand anderes hat das inzwischen geändert.' : lastChangeSentence(last)} Sehen Sie sich die Änderung an, und versuchen Sie es noch einmal.`,
  DUPLICATE_CLIENT: ({ name, email }) => `${name} verwendet ${email} schon.`,
  DUPLICATE_EVENT: ({ externalId }) => `Der Verkauf ${externalId} ist schon erfasst.`,
  COMMAND_CONFLICT: () => 'Das wurde schon mit anderen Werten gesendet. Öffnen Sie das Formular neu.',
  IMPORT_ROW_INVALID: ({ line, reason }) => `Zeile ${line} kann nicht importiert werden: ${phrase(reason)}`,
  NOT_SIGNED_IN: notSignedIn,
  LOCKED: lockedSentence,
  READ_ONLY: ({ why }) => phrase(why),
  BACKUP_FAILED: ({ why }) => `Die Sicherung ist nicht gelungen: ${phrase(why)}`,
  DATABASE_DAMAGED: ({ why }) => `Die Datenbank kann nicht verwendet werden. ${phrase(why)}`,
  NEWER_DATABASE: () =>
    'Dieses Studio wurde mit einem neueren Tallybook geöffnet. Aktualisieren Sie Tallybook, um es zu öffnen.',
  INTERNAL: ({ incidentId }) => `Etwas ist schiefgegangen. Nichts wurde geändert. Vorfall ${incidentId}.`,
}

function requiredSentence(fields: readonly string[]): string {
  const names = fields.map(fieldName)
  const last = names.at(-1) ?? 'dieses Feld'
  return `Bitte angeben: ${names.length > 1 ? `${names.slice(0, -1).join(', ')} und ${last}` : last}`
}

/** The sentence of a refusal in German. */
export function sentenceOf(error: AppError): string {
  // The table is exhaustive; the cast only tells the checker that code and details belong together.
  const sentence = SENTENCES[error.code] as (details: unknown) => string
  return sentence(error.details)
}

/** What a refusal's details hold as sentences, in German as well: forms show them beside their fields. */
export function worded(error: AppError): AppError {
  switch (error.code) {
    case 'VALIDATION': {
      const issues = error.details.issues.map(({ path, message }) => ({ path, message: phrase(message) }))
      return { ...error, details: { ...error.details, issues } }
    }
    case 'INVALID_TRANSITION':
      return { ...error, details: { ...error.details, why: phrase(error.details.why) } }
    default:
      return error
  }
}
