/** The names that other systems and people give to the columns of a client list, in English and German. */
import type { ImportField } from './client-import-terms.ts'
import { foldForSearch } from './text.ts'

/** Each folded by `foldHeader`; the earlier of two names wins when a file has both. */
interface HeaderNames {
  /** The whole header. */
  readonly exact: readonly string[]
  /** Words that may stand inside a longer header. */
  readonly within: readonly string[]
}

export const HEADER_NAMES: { readonly [F in ImportField]: HeaderNames } = {
  firstName: {
    exact: ['first name', 'firstname', 'given name', 'forename', 'first', 'vorname', 'rufname', 'vornamen'],
    within: ['first name', 'given name', 'vorname'],
  },
  lastName: {
    exact: ['last name', 'lastname', 'surname', 'family name', 'last', 'nachname', 'familienname', 'zuname'],
    within: ['last name', 'surname', 'nachname', 'familienname'],
  },
  fullName: {
    exact: [
      ...[
        'full name',
        'fullname',
        'name',
        'client name',
        'client',
        'customer name',
        'customer',
        'member name',
      ],
      ...['member', 'attendee', 'participant', 'display name', 'kundenname', 'kunde', 'kundin', 'klient'],
      ...['mitglied', 'teilnehmer', 'teilnehmerin', 'person', 'vor und nachname', 'nachname vorname'],
      ...['name vorname', 'vorname nachname', 'last name first name', 'first and last name'],
    ],
    within: ['full name', 'client name', 'customer name', 'member name'],
  },
  email: {
    exact: [
      ...['email', 'e mail', 'email address', 'e mail address', 'mail', 'emailaddress', 'email adresse'],
      ...['e mail adresse', 'emailadresse', 'mailadresse', 'mail adresse', 'login email'],
    ],
    within: ['email', 'e mail'],
  },
  phone: {
    exact: [
      ...[
        'mobile phone',
        'mobile',
        'mobile number',
        'mobile phone number',
        'cell phone',
        'cell',
        'cellphone',
      ],
      ...[
        'handy',
        'handynummer',
        'mobil',
        'mobilnummer',
        'mobiltelefon',
        'phone',
        'phone number',
        'phone no',
      ],
      ...[
        'telephone',
        'telephone number',
        'telefon',
        'telefonnummer',
        'rufnummer',
        'tel',
        'tel nr',
        'phone 1',
      ],
      ...['contact number', 'home phone', 'work phone', 'telefon privat', 'telefon mobil'],
    ],
    within: ['mobile', 'cell phone', 'handy', 'mobil', 'phone', 'telefon'],
  },
  location: {
    exact: [
      ...[
        'location',
        'home location',
        'home studio',
        'preferred location',
        'studio',
        'branch',
        'site',
        'club',
      ],
      ...['standort', 'filiale', 'heimstudio'],
    ],
    within: ['location', 'standort', 'filiale'],
  },
  notes: {
    exact: [
      ...['notes', 'note', 'comments', 'comment', 'remarks', 'remark', 'notizen', 'notiz', 'bemerkungen'],
      ...['bemerkung', 'anmerkungen', 'anmerkung', 'kommentar', 'kommentare', 'hinweise', 'hinweis'],
    ],
    within: ['notes', 'comments', 'notizen', 'bemerkung', 'bemerkungen', 'anmerkungen'],
  },
  credits: {
    exact: [
      ...[
        'sessions left',
        'sessions remaining',
        'remaining sessions',
        'available sessions',
        'session balance',
      ],
      ...['credits left', 'credits remaining', 'remaining credits', 'available credits', 'credit balance'],
      ...['classes left', 'classes remaining', 'remaining classes', 'visits left', 'visits remaining'],
      ...['remaining visits', 'uses left', 'uses remaining', 'count remaining', 'pass balance', 'remaining'],
      ...[
        'opening balance',
        'credits',
        'credit',
        'balance',
        'left',
        'restguthaben',
        'guthaben',
        'verbleibend',
      ],
      ...['resteinheiten', 'reststunden', 'offene einheiten', 'offene stunden', 'verbleibende einheiten'],
      ...['verbleibende stunden', 'verfugbare einheiten', 'verfugbare stunden', 'einheiten', 'rest'],
      ...['kontingent', 'sessions', 'stunden', 'anzahl rest'],
    ],
    within: ['remaining', 'left', 'credits', 'guthaben', 'verbleibend', 'verbleibende', 'restliche'],
  },
  creditsExpireOn: {
    exact: [
      ...[
        'expiration date',
        'expiry date',
        'expire date',
        'expires on',
        'expires',
        'expires at',
        'expiration',
      ],
      ...[
        'expiry',
        'exp date',
        'valid until',
        'valid to',
        'valid through',
        'valid till',
        'credits expire on',
      ],
      ...['ablaufdatum', 'ablauf', 'gultig bis', 'gueltig bis', 'verfallsdatum', 'verfallt am', 'lauft ab'],
      ...['lauft ab am', 'laufzeit bis', 'laufzeitende', 'end date', 'enddatum'],
    ],
    within: [
      'expiration',
      'expiry',
      'expires',
      'expire',
      'valid until',
      'gultig bis',
      'gueltig bis',
      'ablauf',
    ],
  },
  family: {
    exact: [
      ...['family', 'credit family', 'credit type', 'service category', 'category', 'service type'],
      ...['session type', 'class type', 'kategorie', 'leistungsart', 'angebotsart', 'kursart'],
    ],
    within: ['service category', 'kategorie'],
  },
}

/** Words that show that a header only mentions a field: "Emergency contact name", "E-mail opt-in", "Credits used". */
export const FOREIGN_WORDS: ReadonlySet<string> = new Set([
  ...[
    'emergency',
    'notfall',
    'notfallkontakt',
    'company',
    'firma',
    'opt',
    'marketing',
    'newsletter',
    'consent',
  ],
  ...[
    'birth',
    'birthday',
    'geburtstag',
    'geburtsdatum',
    'parent',
    'guardian',
    'eltern',
    'trainer',
    'instructor',
  ],
  ...['teacher', 'staff', 'mitarbeiter', 'used', 'verbraucht', 'genutzt', 'id', 'status', 'since', 'seit'],
  ...['card', 'karte', 'sent', 'verified', 'subscribed', 'bounced', 'created', 'updated', 'price', 'preis'],
  ...[
    'value',
    'wert',
    'amount',
    'betrag',
    'eur',
    'usd',
    'gbp',
    'chf',
    'total',
    'gesamt',
    'purchased',
    'gekauft',
  ],
  ...['partner', 'spouse', 'referrer', 'referred', 'middle', 'nick', 'nickname', 'user', 'type'],
])

/** A header as it is compared: folded, words apart (`firstName`, `first_name`, `First-Name`), nothing but words. */
export function foldHeader(header: string): string {
  return foldForSearch(header.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 '))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
