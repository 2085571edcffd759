import { CHECK_PLACES } from './phrase-book-checks.ts'
import { checkPhrase } from './phrases.ts'

/** What each finding of the integrity check is, in a few words. */
const TITLES: Readonly<Record<string, string>> = {
  STORAGE: 'Die Datei selbst ist beschädigt',
  SCHEMA: 'Etwas, das die Daten schützt, fehlt',
  I1: 'Die Zahlen einer Gutschrift gehen nicht auf',
  I2: 'Die Zahlen eines Pakets gehen nicht auf',
  I3: 'Eine Buchung reserviert, was sie nicht reservieren darf',
  I4: 'Eine Buchung reserviert nicht, was sie kostet',
  I5: 'Zwei Dinge sind an einem Platz',
  I6: 'Etwas ist doppelt da',
  I7: 'Ein Eintrag des Verlaufs wurde geändert',
  I8: 'Zwei Pakete sind aktiv, wo nur eines es sein darf',
  V1: 'Eine Zahl weicht von ihren Journaleinträgen ab',
  V2: 'Eine Buchung reserviert nichts',
  V3: 'Eine Buchung reserviert noch, was sie zurückgeben müsste',
  V4: 'Niemand hat erfasst, wer kam',
  V5: 'Ein bezahlter Verkauf gab keine Einheiten',
  V6: 'Ein Termin liegt, wo keiner erwartet wird',
  V7: 'Ein Plan hängt fest',
  V8: 'Die Uhrzeit eines Termins ist falsch',
  V9: 'Etwas Vereinbartes kann nicht gelesen werden',
  W1: 'Ein Kunde wird unter seinem Namen nicht gefunden',
  S1: 'Ein Kauf in Stripe und was dafür gegeben wurde, passen nicht zusammen',
  S2: 'Das Geld eines Verkaufs stimmt nicht überein',
  S3: 'Eine Erstattung hat die Einheiten nicht, die sie verlangt',
  S4: 'Ein Beleg fehlt',
  S5: 'Vorgemerktes und sein Verkauf passen nicht zusammen',
  P1: 'Ein Plan und seine Termine passen nicht zusammen',
  MORE: 'Mehr wurde gefunden, als aufgeführt ist',
}

/** What was found, as a heading. The id may be any text. */
export function findingTitle(id: string): string {
  return (Object.hasOwn(TITLES, id) ? TITLES[id] : undefined) ?? 'Etwas stimmt nicht'
}

const THINGS: Readonly<Record<string, string>> = {
  subscription: 'Paket',
  client: 'Kunde',
  booking: 'Buchung',
  session: 'Termin',
  purchase: 'Verkauf',
  plan: 'Plan',
  entry: 'Journaleintrag',
  audit: 'Protokollzeile',
  grant: 'Gutschrift',
  stripe_line: 'Zeile in Stripe',
  stripe_sale: 'Verkauf in Stripe',
  drawer_item: 'Vorgemerktes',
}

/** What a finding is about, by its number ("Buchung 12"); null for the database as a whole. */
export function thingWords(entity: string, entityId: number): string | null {
  if (entity === 'database' || entity === 'studio') return null
  const word = Object.hasOwn(THINGS, entity) ? THINGS[entity] : undefined
  return `${word ?? entity} ${entityId}`
}

/** The figures of a grant one after another ("available 3, held 1"), of which there may be any number. */
const FIGURES = /^[a-z]+ -?\d+(, [a-z]+ -?\d+)*$/

/** What a check expected or found, or a repair changes, which is kept in English. */
export function checkWords(kept: string): string {
  const said = checkPhrase(kept)
  if (said !== kept || !FIGURES.test(kept)) return said
  return kept.replace(/[a-z]+/g, (word) => CHECK_PLACES[word] ?? word)
}
