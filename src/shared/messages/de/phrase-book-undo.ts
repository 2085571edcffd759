/** Why something cannot be taken back or done again any more. */
export const UNDO_PHRASES = {
  'You did something else since, so what was undone cannot be done again.':
    'Sie haben inzwischen etwas anderes getan, deshalb kann das Rückgängige nicht wiederholt werden.',
  '1 client booked {} since.': '1 Kunde hat seither {1} gebucht.',
  '{} clients booked {} since.': '{1} Kunden haben seither {2} gebucht.',
  '1 client are booked into {} by now.': '1 Kunde ist inzwischen in {1} gebucht.',
  '{} clients are booked into {} by now.': '{1} Kunden sind inzwischen in {2} gebucht.',
  'Its trainer teaches {} at that time by now.': 'Der Trainer leitet zu dieser Zeit inzwischen {1}.',
  'Its room is taken by {} at that time by now.': 'Der Raum ist zu dieser Zeit inzwischen belegt durch {1}.',
  '{} is booked for {} at the time before by now.': '{1} ist zur vorigen Zeit inzwischen für {2} gebucht.',
  '{} is booked for {} at that time by now.': '{1} ist zu dieser Zeit inzwischen für {2} gebucht.',
  'The place in {} is taken by now.': 'Der Platz in {1} ist inzwischen vergeben.',
  '{} is cancelled by now.': '{1} ist inzwischen abgesagt.',
  'The booking of {} was changed since.': 'Die Buchung von {1} wurde seither geändert.',
  'The booking of {} is {} by now.': 'Die Buchung von {1} ist inzwischen {2}.',
  'The matter was settled since.': 'Der offene Punkt wurde seither erledigt.',
  'The validity of these credits was changed since.':
    'Die Gültigkeit dieser Einheiten wurde seither geändert.',
  'The freeze was changed since.': 'Die Pause wurde seither geändert.',
  'The leave was changed since.': 'Die Abwesenheit wurde seither geändert.',
  'The closure was changed since.': 'Die Schließzeit wurde seither geändert.',
  'The sale was changed since.': 'Der Verkauf wurde seither geändert.',
  'What was put aside was sold, taken out or changed since.':
    'Das Vorgemerkte wurde seither verkauft, entfernt oder geändert.',
  'This is not in the drawer any more.': 'Das ist nicht mehr vorgemerkt.',
  'The assignment was changed since.': 'Die Betreuung wurde seither geändert.',
  '{} was moved or changed since.': '{1} wurde seither verlegt oder geändert.',
  '{} was changed since.': '{1} wurde seither geändert.',
  '{} is {} by now.': '{1} ist inzwischen {2}.',
  '{} has bookings or credits by now.': '{1} hat inzwischen Buchungen oder Guthaben.',
  '{} was merged with another client since.': '{1} wurde seither mit einem anderen Kunden zusammengeführt.',
  'The e-mail address of {} is somebody else’s by now.':
    'Die E-Mail-Adresse von {1} gehört inzwischen jemand anderem.',
  'The e-mail address {} is somebody else’s by now.':
    'Die E-Mail-Adresse {1} gehört inzwischen jemand anderem.',
  '{} took the place of {} since.': '{1} hat seither den Platz von {2} eingenommen.',
  '{} is booked or used by now.': '{1} ist inzwischen gebucht oder verbraucht.',
  '{} has a booking on one of the frozen days by now.':
    '{1} hat inzwischen eine Buchung an einem Tag der Pause.',
  'They pay for a session on {} by now.': 'Sie zahlen inzwischen für einen Termin am {1}.',
  '“{}” is valid until {} only by now.': '„{1}“ ist inzwischen nur bis {2} gültig.',
  '“{}” is valid from {} only by now.': '„{1}“ ist inzwischen erst ab {2} gültig.',
  '“{}” is frozen on that day by now.': '„{1}“ ist an diesem Tag inzwischen pausiert.',
  'Some of these credits of {} are booked or used by now.':
    'Einige dieser Einheiten von {1} sind inzwischen gebucht oder verbraucht.',
  'The credits that went back to {} are booked or used elsewhere by now.':
    'Die Einheiten, die an {1} zurückgingen, sind inzwischen anderswo gebucht oder verbraucht.',
  'The credits of {} were moved on since.': 'Die Einheiten von {1} wurden seither weiterbewegt.',
  'The credits of “{}” expired on {}. Cancel the booking instead: then they come back.':
    'Die Einheiten aus „{1}“ sind am {2} abgelaufen. Stornieren Sie stattdessen die Buchung: Dann kommen sie zurück.',
  '{} looks after {} {} by now.': 'Inzwischen betreut {1} {2} {3}.',
  'This merge was already taken back.': 'Diese Zusammenführung wurde schon rückgängig gemacht.',
  '{} was merged into another client since. Take that back first.':
    '{1} ging seither in einem anderen Kunden auf. Machen Sie das zuerst rückgängig.',
  '{} was booked into {} on {} since, with a pack of the other record.':
    '{1} wurde seither in {2} am {3} gebucht, mit einem Paket des anderen Datensatzes.',
  'Sessions were added to {} since.': 'Seither wurden Einheiten hinzugefügt: {1}.',
  '{} is {} now and waited before.': '{1} ist jetzt {2} und wartete vorher.',
  'Packs of the other record have changed places since.':
    'Pakete des anderen Datensatzes haben seither die Plätze getauscht.',
  'Something of the other record is not {}’s any more.':
    'Etwas vom anderen Datensatz gehört nicht mehr zu {1}.',
} as const
