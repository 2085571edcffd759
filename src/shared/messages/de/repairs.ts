import { REPAIR_SENTENCES as ENGLISH, type RepairName } from '../repairs.ts'

/** What a repair would post for each kind of damage that can be mended lawfully, as the integrity check tells it. */
export const REPAIR_SENTENCES: Readonly<Record<RepairName, string>> = {
  rebuild_grant: 'Die Zahlen dieser Gutschrift auf die Summe ihrer Journaleinträge setzen.',
  rebuild_pack: 'Die Zahlen der Gutschriften auf die Summe ihrer Journaleinträge setzen.',
  rebuild_holds: 'Was diese Buchung reserviert, auf die Summe ihrer Journaleinträge setzen.',
  return_grant: 'Die Gutschrift dem Kunden und dem Paket zurückgeben, die ihre Buchungen nennen.',
  fund_anew:
    'Die Einheiten zurückgeben und die Buchung nach der Reihenfolge neu bezahlen; was nichts bezahlen kann, bleibt offen.',
  fund: 'Die Einheiten nach der Reihenfolge reservieren; was nichts bezahlen kann, bleibt offen.',
  release: 'Denselben Gutschriften zurückgeben, was diese Buchung noch reserviert oder verbraucht hat.',
  resolve: 'Berechnen, was diese Buchung noch reserviert, oder zurückgeben, wie ihre Regel es sagt.',
  correct_cost: 'Die Kosten dieser Buchung auf die ihres Termins setzen, die sie auch reserviert.',
  no_funding: 'Festhalten, dass sie nichts kostet und nichts dafür zahlt, wie jeder Termin dieser Art.',
  present_policy: 'Die heutige Regel des Studios geben, wie einer Buchung von heute.',
  no_payment: 'Festhalten, dass keine Zahlung fällig ist, weil Guthaben zahlt oder nichts berechnet wird.',
  debt: 'Festhalten, dass eine Zahlung fällig ist, weil sonst nichts zahlt.',
  cancel_places: 'Diese Buchungen stornieren, wie es das Studio tut, und ihre Einheiten zurückgeben.',
  take_back_rolled: 'Zurücknehmen, was übertragen wurde, ohne abgelaufen zu sein.',
  bring_over: 'Diese dem Kunden geben, der geblieben ist.',
  wait: 'Die späteren auf den Platz warten lassen, wie beim Zusammenführen.',
  activate: 'Aktivieren: Es ist an der Reihe.',
  thaw: 'Aktiv setzen: Es hat keine Pause begonnen.',
  link_sale: 'Den Verkauf mit seiner Gutschrift verbinden.',
  grant_sale: 'Die bezahlten Einheiten geben.',
  take_refund: 'Bei den Paketen einfordern, was die Erstattungen verlangen, und das Verfügbare davon nehmen.',
  complete_line: 'Bei dieser Zeile festhalten, welcher Verkauf und welche Gutschrift daraus wurden.',
  clear_item: 'Es mit dem Verkauf, der es abdeckt, nicht mehr vormerken.',
  plan_state: 'Festhalten, wie weit der Plan ist; ein neuer Versuch macht, was fehlt.',
  find_again: 'Die Wörter neu schreiben, mit denen dieser Kunde gefunden wird.',
  wall_time: 'Uhrzeit und Tag schreiben, die aus dem Zeitpunkt folgen.',
}

const BY_ENGLISH: ReadonlyMap<string, string> = new Map(
  (Object.keys(ENGLISH) as RepairName[]).map((name) => [ENGLISH[name], REPAIR_SENTENCES[name]]),
)

/** What a finding says would mend it, which it keeps in English. */
export function repairSentence(kept: string): string {
  return BY_ENGLISH.get(kept) ?? kept
}

const NO_REPAIR_SENTENCES: Readonly<Record<string, string>> = {
  STORAGE: 'Die Datei selbst ist beschädigt. Stellen Sie eine Sicherung wieder her.',
  SCHEMA:
    'Schließen Sie das Studio, und öffnen Sie es wieder: Das bringt zurück, was die Zeilen zulassen. Wird dasselbe wieder gefunden, beheben Sie zuerst die anderen Befunde, oder stellen Sie eine Sicherung wieder her.',
  I1: 'Die Journaleinträge selbst gehen nicht auf, deshalb sagt nichts, was richtig ist. Stellen Sie eine Sicherung wieder her.',
  I2: 'Die Journaleinträge selbst gehen nicht auf, deshalb sagt nichts, was richtig ist. Stellen Sie eine Sicherung wieder her.',
  I5: 'Nur ein Mensch kann entscheiden, wer weicht. Verschieben oder stornieren Sie eines von beiden.',
  I6: 'Nur ein Mensch kann entscheiden, was von beiden richtig ist. Stornieren oder erstatten Sie das andere.',
  I7: 'Von einem geänderten Eintrag lässt sich nicht sagen, was er war. Stellen Sie eine Sicherung wieder her.',
  I8: 'Nur ein Mensch kann entscheiden, was gemeint war. Beenden Sie eines davon.',
  V1: 'Auch die Journaleinträge wurden geändert oder fehlen, deshalb sagt nichts, was richtig ist. Stellen Sie eine Sicherung wieder her.',
  V2: 'Einträge des Journals fehlen oder wurden geändert, deshalb sagt nichts, was reserviert war. Stellen Sie eine Sicherung wieder her.',
  V4: 'Nur ein Mensch weiß, wer kam. Die Arbeitsliste führt zu jedem dieser Termine.',
  V5: 'Was gegeben wurde, fehlt oder gehört jetzt jemand anderem; es neu zu geben, könnte es doppelt geben. Stellen Sie eine Sicherung wieder her.',
  V7: 'Öffnen Sie den Plan des Verkaufs und versuchen Sie es noch einmal: Was fehlt, wird gemacht, und nichts doppelt.',
  V6: 'Nur ein Mensch kann entscheiden. Verschieben oder übergeben Sie den Termin, oder ändern Sie die Zeiten.',
  V9: 'Nichts sagt, was von beiden richtig ist. Vergleichen Sie mit dem Protokoll, oder stellen Sie eine Sicherung wieder her.',
  S1: 'Nur ein Mensch kann vergleichen, was Stripe sagt und was hier gegeben wurde. Sehen Sie den Verkauf in Stripe nach, oder stellen Sie eine Sicherung wieder her.',
  S2: 'Nichts sagt, was von beiden richtig ist. Vergleichen Sie den Verkauf mit seiner Seite in Stripe oder mit dem Protokoll, oder stellen Sie eine Sicherung wieder her.',
  S3: 'Zeilen fehlen, die das Genommene sein können. Beheben Sie zuerst die anderen Befunde, oder stellen Sie eine Sicherung wieder her.',
  S4: 'Ein Beleg, der ausgehändigt wurde, lässt sich nicht erfinden. Suchen Sie den fehlenden Verkauf in einer Sicherung.',
  S5: 'Der genannte Verkauf fehlt oder gehört jemand anderem. Stellen Sie eine Sicherung wieder her.',
  P1: 'Nur ein Mensch kann entscheiden, welcher Termin gemeint war. Sehen Sie den Plan des Verkaufs und die Buchung an.',
  V8: 'Das Studio hat keine Zeitzone, die es gibt, deshalb sagt nichts, was seine Uhren zeigen. Stellen Sie eine Sicherung wieder her.',
}

const NOT_MENDED =
  'Nichts, was eingetragen werden darf, würde das beheben. Stellen Sie eine Sicherung wieder her.'

/** Why a kind of damage is mended by nobody but a person. The id is a caller's, and may be any text. */
export function noRepairSentence(id: string): string {
  return (Object.hasOwn(NO_REPAIR_SENTENCES, id) ? NO_REPAIR_SENTENCES[id] : undefined) ?? NOT_MENDED
}
