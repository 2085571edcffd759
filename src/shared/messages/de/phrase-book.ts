import { OWN_PACK_NAMES } from './packs.ts'
import { IMPORT_PHRASES, PLACE_PHRASES } from './phrase-book-files.ts'
import { UNDO_PHRASES } from './phrase-book-undo.ts'

/** What can stand in a place of a sentence, and is a word of the product. */
export const PLACES: Readonly<Record<string, string>> = {
  'still waits to be confirmed': 'ist noch unbestätigt',
  'is confirmed': 'ist bestätigt',
  'is on the waitlist': 'steht auf der Warteliste',
  'was attended': 'wurde wahrgenommen',
  'was missed': 'wurde versäumt',
  'was cancelled': 'wurde storniert',
  'was cancelled late': 'wurde spät storniert',
  'lapsed, because nobody confirmed it': 'ist verfallen, weil niemand sie bestätigt hat',
  'is not due': 'ist nicht fällig',
  'is pending': 'ist offen',
  'was made': 'ist erfolgt',
  failed: 'ist gescheitert',
  'was partly refunded': 'wurde teils erstattet',
  'was refunded': 'wurde erstattet',
  'is disputed': 'ist strittig',
  active: 'aktiv',
  inactive: 'inaktiv',
  merged: 'zusammengeführt',
  queued: 'wartend',
  frozen: 'pausiert',
  ended: 'beendet',
  'the client': 'des Kunden',
  'The client': 'Der Kunde',
  'A client': 'Ein Kunde',
  ...OWN_PACK_NAMES,
}

const BOOKINGS = {
  'The booking is already confirmed.': 'Die Buchung ist schon bestätigt.',
  'The booking is on the waitlist. Give it a place instead.':
    'Die Buchung steht auf der Warteliste. Geben Sie ihr stattdessen einen Platz.',
  'The booking is on the waitlist. It has no place to be attended.':
    'Die Buchung steht auf der Warteliste. Sie hat keinen Platz, der wahrgenommen werden könnte.',
  'The booking {}. Only one that waits or was cancelled in time can be confirmed.':
    'Die Buchung {1}. Nur eine wartende oder rechtzeitig stornierte kann bestätigt werden.',
  'The booking {}. Only one that is still to come can be cancelled.':
    'Die Buchung {1}. Nur eine, die noch bevorsteht, kann storniert werden.',
  'The booking {}. Only one on the waitlist can be given a place.':
    'Die Buchung {1}. Nur eine auf der Warteliste kann einen Platz bekommen.',
  'The booking {}. Change its outcome instead.': 'Die Buchung {1}. Ändern Sie stattdessen ihr Ergebnis.',
  'The booking {}. There is no outcome to change yet.':
    'Die Buchung {1}. Es gibt noch kein Ergebnis zu ändern.',
  'The booking {} already.': 'Die Buchung {1} schon.',
  'It is not too late to cancel yet, so nobody has cancelled late.':
    'Die Stornofrist läuft noch, deshalb hat niemand spät storniert.',
  'Nothing was charged for this booking, so there is nothing to waive.':
    'Für diese Buchung wurde nichts berechnet, also gibt es nichts zu erlassen.',
  'Attended can be set from the day of the session.':
    'Als erschienen kann ab dem Tag des Termins erfasst werden.',
  'No-show can be set once the session has begun.':
    'Als nicht erschienen kann erfasst werden, sobald der Termin begonnen hat.',
  'Nobody confirmed it in time, so it lapses.':
    'Niemand hat sie rechtzeitig bestätigt, deshalb verfällt sie.',
  'Only a booking that credits pay for names a pack.':
    'Nur eine Buchung, die aus Guthaben bezahlt wird, nennt ein Paket.',
  'Settle it by credits or by money, not by both.':
    'Begleichen Sie aus Guthaben oder mit Geld, nicht beides.',
  '{} is deactivated. Reactivate them to book.':
    '{1} ist deaktiviert. Reaktivieren Sie den Kunden, um zu buchen.',
  'This booking needs {} credits, and the {} available cannot pay for it.':
    'Diese Buchung braucht {1} Einheiten, und die {2} verfügbaren können nicht dafür zahlen.',
  'No available sessions. Please purchase a session package to book this session.':
    'Keine Einheiten verfügbar. Bitte erwerben Sie ein Paket, um diesen Termin zu buchen.',
  '{} is already booked for {} at that time.': '{1} ist zu dieser Zeit schon gebucht für {2}.',
} as const

const PAYMENTS = {
  'The payment {} already.': 'Die Zahlung {1} schon.',
  'Nothing is owed for this booking.': 'Für diese Buchung ist nichts offen.',
  'Nothing is owed for this booking: its payment {}.': 'Für diese Buchung ist nichts offen: Die Zahlung {1}.',
  'The booking is on the waitlist. Nothing is owed for it yet.':
    'Die Buchung steht auf der Warteliste. Dafür ist noch nichts offen.',
  'Only a booking that was made unpaid can be settled.':
    'Nur eine unbezahlt gemachte Buchung kann beglichen werden.',
  'The payment {}. Only a payment that failed can be pending again.':
    'Die Zahlung {1}. Nur eine gescheiterte Zahlung kann wieder offen sein.',
  'The payment {}. Only a pending payment, or one whose dispute was won, can be marked as paid.':
    'Die Zahlung {1}. Nur eine offene Zahlung oder eine, deren Streit gewonnen ist, kann als bezahlt erfasst werden.',
  'The payment {}. Only a pending payment can fail.':
    'Die Zahlung {1}. Nur eine offene Zahlung kann scheitern.',
  'The payment {}. Only a payment that was made can be refunded.':
    'Die Zahlung {1}. Nur eine erfolgte Zahlung kann erstattet werden.',
  'The payment {}. Only a payment that was made can be disputed.':
    'Die Zahlung {1}. Nur eine erfolgte Zahlung kann bestritten werden.',
} as const

const SCHEDULE = {
  'A cancelled session cannot be changed.': 'Ein abgesagter Termin kann nicht geändert werden.',
  'A session is either cancelled or given another trainer, time or room.':
    'Ein Termin wird entweder abgesagt, oder er bekommt einen anderen Trainer, eine andere Zeit oder einen anderen Raum.',
  'It has begun.': 'Der Termin hat begonnen.',
  'It does not lie in the closure.': 'Der Termin liegt nicht in der Schließzeit.',
  'The session is already cancelled.': 'Der Termin ist schon abgesagt.',
  'A cancelled session cannot be moved.': 'Ein abgesagter Termin kann nicht verschoben werden.',
  'Attendance was already marked, so the session stays where it was.':
    'Die Anwesenheit ist schon erfasst, der Termin bleibt also, wo er war.',
  'No session of this series is left to cancel.': 'Von dieser Serie ist kein Termin mehr abzusagen.',
  'This session does not belong to a series.': 'Dieser Termin gehört zu keiner Serie.',
  'Name the plan or its sale.': 'Nennen Sie den Plan oder seinen Verkauf.',
  'A series ends after a number of sessions or on a day, not both.':
    'Eine Serie endet nach einer Anzahl von Terminen oder an einem Tag, nicht beides.',
  'A series has at most {} sessions.': 'Eine Serie hat höchstens {1} Termine.',
  'No session falls into this time.': 'In diese Zeit fällt kein Termin.',
  'Sessions start in the years 1900 to 2999.': 'Termine beginnen in den Jahren 1900 bis 2999.',
  'Sessions start on a whole minute.': 'Termine beginnen zu einer vollen Minute.',
  'The schedule is kept for the years 1900 to 2999.':
    'Der Kalender wird für die Jahre 1900 bis 2999 geführt.',
  'Times are whole minutes.': 'Zeiten sind volle Minuten.',
  'The end comes after the start.': 'Das Ende liegt nach dem Beginn.',
  'The end comes after the start, at most 100 days later.':
    'Das Ende liegt nach dem Beginn, höchstens 100 Tage später.',
  'This purchase has been settled already.': 'Dieser Kauf ist schon erledigt.',
  'Only what is left out can be left out always.': 'Nur was ausgelassen wird, kann immer ausgelassen werden.',
  'Name each line once.': 'Nennen Sie jede Position einmal.',
  'Choose a client or make a new one, not both.':
    'Wählen Sie einen Kunden, oder legen Sie einen neuen an, nicht beides.',
  'This studio counts in {}.': 'Dieses Studio rechnet in {1}.',
  'The last day is not before the first.': 'Der letzte Tag liegt nicht vor dem ersten.',
  'The last day is not before the first, and at most {} days are read at once.':
    'Der letzte Tag liegt nicht vor dem ersten, und höchstens {1} Tage werden auf einmal gelesen.',
  'The last day is the first one or comes after it.': 'Der letzte Tag ist der erste oder kommt danach.',
  'At most {} days are printed at once.': 'Höchstens {1} Tage werden auf einmal gedruckt.',
  'Say whole days or times, not both.': 'Geben Sie ganze Tage oder Uhrzeiten an, nicht beides.',
  'These hours meet others of the same day.': 'Diese Zeiten überschneiden sich mit anderen desselben Tages.',
  'This leave was removed already.': 'Diese Abwesenheit wurde schon entfernt.',
  'This closure was removed already.': 'Diese Schließzeit wurde schon entfernt.',
  'You already have a view of this name.': 'Sie haben schon eine Ansicht mit diesem Namen.',
  'You have {} views already: remove one that you no longer need.':
    'Sie haben schon {1} Ansichten: Entfernen Sie eine, die Sie nicht mehr brauchen.',
} as const

const CREDITS = {
  'The last valid day is in the past.': 'Der letzte gültige Tag liegt in der Vergangenheit.',
  'Give a day or a number of days, not both.':
    'Geben Sie einen Tag oder eine Anzahl von Tagen an, nicht beides.',
  'Say why.': 'Geben Sie einen Grund an.',
  'It waits for its turn; its days begin to count when it is activated.':
    'Es wartet noch; seine Tage zählen erst, wenn es aktiv wird.',
  'It never expires.': 'Es läuft nie ab.',
  'The calendar has no such day. Let it never expire instead.':
    'Diesen Tag gibt es im Kalender nicht. Lassen Sie es stattdessen nie ablaufen.',
  'An extension ends later than the last valid day there is.':
    'Eine Verlängerung endet später als der bisherige letzte gültige Tag.',
  '{} has ended already.': '{1} ist schon beendet.',
  'What was frozen before today stays so.': 'Was vor heute pausiert war, bleibt so.',
  'The last frozen day comes before the first one.': 'Der letzte Tag der Pause liegt vor dem ersten.',
  'A freeze lasts at most {} days.': 'Eine Pause dauert höchstens {1} Tage.',
  'This has been settled already.': 'Das ist schon erledigt.',
  'It was sold, and what was sold stays as it was. Take it out of sale and add another package with the new terms.':
    'Es wurde verkauft, und Verkauftes bleibt, wie es war. Nehmen Sie es aus dem Verkauf, und legen Sie ein neues Paket mit den neuen Bedingungen an.',
  'Only a membership has periods.': 'Nur eine Mitgliedschaft hat Zeiträume.',
  'Only a membership rolls credits over.': 'Nur eine Mitgliedschaft überträgt Einheiten.',
  'A complimentary session is for its own booking alone.':
    'Eine Gratis-Einheit gilt nur für ihre eigene Buchung.',
  'Packs are extended when the whole studio is closed.':
    'Pakete werden verlängert, wenn das ganze Studio geschlossen ist.',
  'Packs are extended by whole days.': 'Pakete werden um ganze Tage verlängert.',
  'Packs are extended by at most {} days.': 'Pakete werden um höchstens {1} Tage verlängert.',
  'At most {} days are judged at once.': 'Höchstens {1} Tage werden auf einmal beurteilt.',
  'The check was stopped before it was through.': 'Die Prüfung wurde vor dem Ende angehalten.',
  'That moment is yet to come.': 'Dieser Zeitpunkt liegt in der Zukunft.',
} as const

const PEOPLE = {
  'This client is {} already.': 'Dieser Kunde ist schon {1}.',
  '{} is deactivated. Reactivate the client first.':
    '{1} ist deaktiviert. Reaktivieren Sie den Kunden zuerst.',
  'These are one and the same client. Choose the other record of this person.':
    'Das ist ein und derselbe Kunde. Wählen Sie den anderen Datensatz dieser Person.',
  '{} was merged into another client.': '{1} ging in einem anderen Kunden auf.',
  '{} was merged into {}. Choose {} instead.': '{1} ging in {2} auf. Wählen Sie stattdessen {3}.',
  'A permission is granted or withdrawn, not both.': 'Ein Recht wird gegeben oder genommen, nicht beides.',
  'This assignment was taken back.': 'Diese Betreuung wurde zurückgenommen.',
  '{} looks after {} {} already.': '{1} betreut {2} {3} schon.',
  'An owner may do everything. Give this person another role first.':
    'Die Leitung darf alles. Geben Sie dieser Person zuerst eine andere Rolle.',
  'Nobody changes what they may do themselves. Ask another owner.':
    'Die eigenen Rechte ändert niemand selbst. Fragen Sie jemand anderen aus der Leitung.',
  '{} is the only owner. Make somebody else an owner first.':
    '{1} ist allein in der Leitung. Nehmen Sie zuerst jemand anderen in die Leitung auf.',
  '{} signs in with a PIN, and an owner needs a password of at least 12 characters. Give them one first.':
    '{1} meldet sich mit einer PIN an, und die Leitung braucht ein Passwort aus mindestens 12 Zeichen. Setzen Sie zuerst eines.',
  '{} has nothing to unlock with yet. Set a PIN or a password in the settings first.':
    '{1} hat noch nichts zum Entsperren. Setzen Sie zuerst in den Einstellungen eine PIN oder ein Passwort.',
  'An owner signs in with a password of at least 12 characters.':
    'Die Leitung meldet sich mit einem Passwort aus mindestens 12 Zeichen an.',
  'Set your own password first: from then on everybody signs in.':
    'Setzen Sie zuerst Ihr eigenes Passwort: Von da an melden sich alle an.',
  'Nobody would sign in any more: no other owner has a password. Only they themselves end that.':
    'Niemand würde sich mehr anmelden: Sonst hat niemand in der Leitung ein Passwort. Das kann nur die Person selbst beenden.',
  'A PIN has 6 to 11 digits, a password at least 12 characters.':
    'Eine PIN hat 6 bis 11 Ziffern, ein Passwort mindestens 12 Zeichen.',
} as const

const FIELDS = {
  '{} is not right.': '{1} stimmt nicht.',
  'A freeze does not begin in the past.': 'Eine Pause beginnt nicht in der Vergangenheit.',
  'There is no such field.': 'Dieses Feld gibt es nicht.',
  'There is no such method.': 'Diese Methode gibt es nicht.',
  'Not an e-mail address.': 'Keine E-Mail-Adresse.',
  'Not a known time zone.': 'Keine bekannte Zeitzone.',
  'Not a known currency.': 'Keine bekannte Währung.',
  'What is paid later is paid in no way yet.': 'Was später bezahlt wird, ist noch auf keine Art bezahlt.',
  'A discount is either an amount or a share of the price.':
    'Ein Rabatt ist ein Betrag oder ein Anteil am Preis.',
  'A day is written like 2026-03-02.': 'Ein Tag wird geschrieben wie 2026-03-02.',
  'A moment is written like 2026-03-02T09:00:00+01:00.':
    'Ein Zeitpunkt wird geschrieben wie 2026-03-02T09:00:00+01:00.',
  'A time is written like 18:30.': 'Eine Uhrzeit wird geschrieben wie 18:30.',
  'Money is an amount of the smallest coin and a currency.':
    'Geld ist ein Betrag in der kleinsten Münze und eine Währung.',
  'An amount is a whole number of the smallest coin, alone or with its currency.':
    'Ein Betrag ist eine ganze Zahl der kleinsten Münze, allein oder mit Währung.',
  'The text holds half of a character.': 'Der Text enthält ein halbes Zeichen.',
  'The text holds a character that cannot be kept.':
    'Der Text enthält ein Zeichen, das nicht gespeichert werden kann.',
  'Plain data of at most {} characters is kept, and no other.':
    'Gespeichert werden nur einfache Daten bis {1} Zeichen.',
  'The request is nested deeper than {} levels.': 'Die Anfrage ist tiefer als {1} Ebenen verschachtelt.',
  'The request is larger than 64 MiB.': 'Die Anfrage ist größer als 64 MiB.',
  'The request holds bytes where no file can be.': 'Die Anfrage enthält Bytes, wo keine Datei sein kann.',
  'The request holds something other than plain data.': 'Die Anfrage enthält anderes als einfache Daten.',
  'The request has more than {} fields in one place.': 'Die Anfrage hat an einer Stelle mehr als {1} Felder.',
} as const

/**
 * The reasons that rules and use cases give, by their English sentence. `{}` is a place for a name or a figure; `{1}` puts
 * what stood in the first place into the German one.
 */
export const PHRASES: Readonly<Record<string, string>> = {
  ...BOOKINGS,
  ...PAYMENTS,
  ...SCHEDULE,
  ...CREDITS,
  ...PEOPLE,
  ...FIELDS,
  ...UNDO_PHRASES,
  ...IMPORT_PHRASES,
  ...PLACE_PHRASES,
}

/** What the product itself writes into the ledger as a reason. Everything else there was typed by somebody. */
export const REASONS: Readonly<Record<string, string>> = {
  'Admin added': 'Von Hand hinzugefügt',
  Undone: 'Rückgängig gemacht',
  'Done again': 'Wiederholt',
  'Late cancellation waived': 'Späte Stornierung erlassen',
  'Late cancellation waived: {}': 'Späte Stornierung erlassen: {1}',
  'Integrity repair': 'Reparatur der Zahlen',
  'Settled by credits': 'Aus Guthaben beglichen',
  'Not confirmed in time': 'Nicht rechtzeitig bestätigt',
  'Cancelled by the studio': 'Vom Studio abgesagt',
  'Purchase of {}': 'Kauf von {1}',
  'Complimentary: {}': 'Gratis: {1}',
  'Moved to {day}': 'Verlegt auf den {1}',
  'Valid until {day}': 'Gültig bis {1}',
  'Rolled over from {day}': 'Übertragen vom {1}',
  '{} from {day}': '{1} ab {2}',
  'Voided: {}': 'Storniert: {1}',
  'Kept after a refund of {}: {}': 'Nach Erstattung von {1} gelassen: {2}',
  'Kept after a refund of {}': 'Nach Erstattung von {1} gelassen',
  'Refund of {}: {}': 'Erstattung von {1}: {2}',
  'Refund of {}': 'Erstattung von {1}',
}
