import type { enSignIn } from './en-sign-in.ts'
import type { Translation } from './translation.ts'

export const deSignIn: Translation<typeof enSignIn> = {
  title: 'Wer ist am Platz?',
  lead: 'Wählen Sie Ihren Namen, oder tippen Sie die ersten Buchstaben.',
  people: 'Personen',
  lockedTitle: 'Gesperrt',
  lockedLead: '{{name}} ist angemeldet. Alles ist noch so, wie es war.',
  nobody: 'Niemand hier hat eine PIN oder ein Passwort. Wer den Computer betreut, kann eines setzen.',
  shutOut: 'Braucht eine neue PIN',
  wait: 'Wartezeit',
  pin: 'PIN von {{name}}',
  password: 'Passwort von {{name}}',
  signIn: 'Anmelden',
  unlock: 'Entsperren',
  somebodyElse: 'Jemand anderes',
  lock: 'Sperren',
  lockNow: 'App sperren',
  switchPerson: 'Person wechseln',
  signOut: 'Abmelden',
  section: 'Anmeldung',
  off: 'Niemand meldet sich an',
  offText:
    'Wer Tallybook auf diesem Computer öffnet, ist die Leitung. Geben Sie zuerst sich selbst ein Passwort: Von da an melden sich alle an, und Sie können den anderen eine PIN geben.',
  on: 'Alle melden sich an',
  onText:
    'Am Platz ist immer eine Person, in allen Fenstern. Eine PIN sagt, wer es ist; das Passwort der Leitung schützt alles Weitere.',
  has: {
    pin: 'Meldet sich mit einer PIN an',
    password: 'Meldet sich mit einem Passwort an',
    none: 'Kann sich nicht anmelden',
  },
  hasShutOut: 'Nach zu vielen falschen Versuchen ausgesperrt',
  give: 'PIN geben…',
  givePassword: 'Passwort setzen…',
  actLabel: '{{act}} {{name}}',
  renew: 'Neue PIN…',
  renewPassword: 'Neues Passwort…',
  remove: 'Wegnehmen',
  removeLabel: 'Anmeldung von {{name}} wegnehmen',
  removeTitle: '{{name}} die Anmeldung wegnehmen?',
  removeText:
    '{{name}} kann sich nicht anmelden, bis Sie etwas Neues vergeben. Alles andere bleibt, wie es ist.',
  removeOwnText:
    'Sie können sich dann nicht mehr anmelden. Bleibt niemand in der Leitung, der es kann, meldet sich niemand mehr an, und wer Tallybook öffnet, ist die Leitung.',
  removed: '{{name}} kann sich nicht mehr anmelden.',
  dialog: {
    ownTitle: 'Eigene Anmeldung ändern',
    firstTitle: 'Ihr Passwort setzen',
    otherTitle: 'Womit {{name}} sich anmeldet',
    firstText:
      'Von jetzt an melden sich alle an, auch Sie. Ein vergessenes Passwort lässt sich nicht auslesen; bewahren Sie es dort auf, wo nur Sie nachsehen.',
    current: 'Womit Sie sich jetzt anmelden',
    new: 'Neue PIN oder neues Passwort',
    newPassword: 'Neues Passwort',
    hint: 'Eine PIN aus 6 bis 11 Ziffern, oder ein Passwort aus mindestens 12 Zeichen.',
    passwordHint:
      'Mindestens 12 Zeichen. Einige Wörter, die niemand erraten würde, lassen sich leicht tippen.',
    repeat: 'Dasselbe noch einmal',
    differs: 'Die beiden stimmen nicht überein.',
    save: 'Speichern',
    saved: 'Gespeichert. Es gilt ab jetzt.',
  },
  idle: {
    title: 'Von selbst sperren',
    hint: 'Nach so vielen Minuten ohne Eingabe, und sofort, wenn der Computer gesperrt wird oder ruht.',
    deskMinutes: 'Empfang und Trainer',
    deskMinutesHint: 'Minuten, höchstens 15.',
    ownerMinutes: 'Leitung',
    ownerMinutesHint: 'Minuten, höchstens 30.',
    saved: 'Gespeichert. Es gilt ab jetzt.',
  },
}
