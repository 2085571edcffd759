import { deAgenda } from './de-agenda.ts'
import { deAllocation } from './de-allocation.ts'
import { deAssignments } from './de-assignments.ts'
import { deClient } from './de-client.ts'
import { deMerge, deSale } from './de-client-acts.ts'
import { deClients } from './de-clients.ts'
import { deClosing } from './de-closing.ts'
import { deFirstRun } from './de-first-run.ts'
import { deHours } from './de-hours.ts'
import { deImport } from './de-import.ts'
import { deInbox } from './de-inbox.ts'
import { deInspector } from './de-inspector.ts'
import { deIntegrity } from './de-integrity.ts'
import { dePanels } from './de-panels.ts'
import { dePermissions } from './de-permissions.ts'
import { dePlan } from './de-plan.ts'
import { dePolicies } from './de-policies.ts'
import { dePrint } from './de-print.ts'
import { dePurchases, deReceipt } from './de-purchases.ts'
import { deSchedule } from './de-schedule.ts'
import { deSessions } from './de-sessions.ts'
import { deSettings } from './de-settings.ts'
import { deSignIn } from './de-sign-in.ts'
import { deStripe } from './de-stripe.ts'
import { deCalls, deSubstitutes } from './de-substitutes.ts'
import { deToday } from './de-today.ts'
import { deUnmatched } from './de-unmatched.ts'
import { deValidity } from './de-validity.ts'
import { deWall } from './de-wall.ts'
import { deXray } from './de-xray.ts'
import type { en } from './en.ts'
import type { Translation } from './translation.ts'

/** Every sentence of the window in German. The words that are used, and those that are not, are in docs/german.md. */
export const de: Translation<typeof en> = {
  firstRun: deFirstRun,
  schedule: deSchedule,
  inspector: deInspector,
  agenda: deAgenda,
  sessions: deSessions,
  print: dePrint,
  purchases: dePurchases,
  receipt: deReceipt,
  hours: deHours,
  substitutes: deSubstitutes,
  calls: deCalls,
  wall: deWall,
  today: deToday,
  import: deImport,
  validity: deValidity,
  signIn: deSignIn,
  stripe: deStripe,
  unmatched: deUnmatched,
  xray: deXray,
  plan: dePlan,
  policies: dePolicies,
  closing: deClosing,
  inbox: deInbox,
  integrity: deIntegrity,
  app: {
    name: 'Tallybook',
    windowTitle: '{{screen}} – Tallybook',
  },
  action: {
    cancel: 'Abbrechen',
    close: 'Schließen',
    tryAgain: 'Noch einmal',
    undo: 'Rückgängig',
    showPassword: 'Eingabe zeigen',
  },
  screen: {
    today: 'Heute',
    schedule: 'Kalender',
    sessions: 'Termine',
    allocation: 'Guthaben',
    assignments: 'Betreuung',
    clients: 'Kunden',
    purchases: 'Verkäufe',
    client: 'Kunde',
    import: 'Kunden importieren',
    inbox: 'Eingang',
    integrity: 'Stimmt alles?',
    settings: 'Einstellungen',
  },
  frame: {
    skip: 'Zum Inhalt springen',
    screens: 'Bereiche',
    fold: 'Seitenleiste einklappen',
    unfold: 'Seitenleiste ausklappen',
    search: 'Suchen oder springen…',
    stored: 'Auf diesem Computer gespeichert',
    lastBackup: 'Letzte Sicherung',
    noBackup: 'Noch keine Sicherung',
    offline: 'Offline ist in Ordnung: Hier funktioniert alles weiter',
    resizeInspector: 'Breite der Seitenleiste',
  },
  health: {
    healthy: 'Alle Zahlen stimmen',
    attention: 'Etwas braucht Aufmerksamkeit',
    damaged: 'Die Zahlen stimmen nicht',
    open: '{{state}}. Ansehen, was geprüft wurde',
  },
  role: {
    owner: 'Leitung',
    front_desk: 'Empfang',
    trainer: 'Trainer',
  },
  language: { label: 'Sprache', system: 'System' },
  theme: {
    label: 'Darstellung',
    auto: 'System',
    light: 'Hell',
    dark: 'Dunkel',
  },
  palette: {
    label: 'Suche und Befehle',
    placeholder: 'Suchen oder springen…, oder buchen: jo mon 9 anna',
    nothing: 'Nichts gefunden',
    screens: 'Gehe zu',
    section: '{{screen}}: {{section}}',
    window: 'Dieses Fenster',
    book: {
      title: 'Buchen',
      entry: '{{name}} buchen: {{rest}}',
      times: '{{count}} Wochen',
      today: 'heute',
      tomorrow: 'morgen',
    },
    also: {
      '/today': 'start tag heute',
      '/schedule': 'plan stundenplan kurse buchen woche',
      '/sessions': 'buchungen anwesenheit bezahlt offen ergebnis',
      '/allocation': 'einheiten gutschreiben geben guthaben verlängern entziehen',
      '/assignments': 'trainer kunden betreuung',
      '/clients': 'mitglieder leute ruhen pausieren zusammenführen dubletten export import',
      '/purchases':
        'käufe verkäufe belege quittungen zahlungen erstattungen schulden geld offen kasse zuordnung',
      '/inbox': 'aufgaben erledigen',
      '/settings': 'optionen',
    },
    alsoSection: {
      services: 'kurse angebote dauer plätze',
      staff: 'trainer mitarbeiter team',
      permissions: 'rechte rollen zugriff dürfen',
      signIn: 'pin passwort sperren',
      rooms: 'standorte orte',
      hours: 'öffnungszeiten geschlossen feiertag urlaub verfügbarkeit',
      packages: 'preise katalog karten mitgliedschaften',
      policies: 'späte absage nicht erschienen warteliste',
      studio: 'name zeitzone währung',
      stripe: 'zahlungen bezahlen checkout webhook schlüssel online verkauf',
      window: 'sprache dunkel hell design zoom englisch deutsch',
    },
    sidebar: 'Seitenleiste ein- oder ausklappen',
    sell: 'Paket verkaufen…',
    print: 'Kalender drucken…',
    theme: {
      auto: 'Darstellung wie das System',
      light: 'Helle Darstellung',
      dark: 'Dunkle Darstellung',
    },
  },
  shortcuts: {
    title: 'Tastenkürzel',
    window: 'Fenster',
    goTo: 'Gehe zu {{screen}}',
    undo: 'Das Letzte rückgängig machen',
    redo: 'Wiederholen',
    pressNext: 'dann',
    key: {
      mod: 'Strg',
      shift: 'Umschalt',
      escape: 'Esc',
      delete: 'Entf',
      pageUp: 'Bild auf',
      pageDown: 'Bild ab',
    },
  },
  history: {
    title: 'Was Sie getan haben',
    note: 'Schritte werden nacheinander zurückgenommen, der letzte zuerst. Nichts wird je gelöscht: Auch ein Schritt zurück wird aufgeschrieben.',
    none: 'Noch nichts, was sich zurücknehmen ließe.',
    undone: 'Zurückgenommen',
    undoes: 'Wird als Nächstes rückgängig gemacht',
    redoes: 'Kann wiederholt werden',
    again: 'Wiederholen',
  },
  undo: {
    done: 'Rückgängig gemacht: {{what}}',
    again: 'Wiederholt: {{what}}',
    notLast: 'Sie haben inzwischen etwas anderes getan. Machen Sie das zuerst rückgängig.',
  },
  refused: {
    title: 'Das kann nicht gezeigt werden',
  },
  settings: deSettings,
  allocation: deAllocation,
  assignments: deAssignments,
  permissions: dePermissions,
  clients: deClients,
  client: deClient,
  sale: deSale,
  merge: deMerge,
  panels: dePanels,
  form: {
    missing: 'Bitte ausfüllen.',
    halfWritten: 'Geben Sie den ganzen Tag ein, oder leeren Sie das Feld.',
  },
  stale: {
    others: 'Die andere Änderung betraf andere Felder, Ihre kann also auch gespeichert werden.',
    clash: 'Beide haben geändert:',
    line: '{{field}}: jetzt „{{theirs}}“, bei Ihnen „{{mine}}“.',
    empty: 'leer',
    keepMine: 'Meine speichern',
    takeTheirs: 'Andere nehmen',
  },
  field: {
    nothingMatches: 'Keine Treffer',
  },
  failed: {
    title: 'Dieser Teil des Fensters funktioniert nicht mehr',
    text: 'Nichts ging verloren: Alles Gespeicherte ist sicher. Versuchen Sie es noch einmal, und wenn es wieder geschieht, starten Sie Tallybook neu.',
    incident: 'Vorfall {{id}}',
  },
  notFound: {
    title: 'Nicht gefunden',
    nothing: 'Diese Ansicht gibt es nicht',
    text: 'Die Adresse stammt vielleicht aus einer älteren Version oder ist vertippt. Alles, was es gibt, steht an der Seite.',
    begin: 'Zum Anfang',
  },
  table: {
    loading: 'Zeile {{row}} wird geladen',
  },
  credits: {
    available_one: 'Einheit verfügbar',
    available_other: 'Einheiten verfügbar',
    scheduled: 'Gebucht',
    used: 'Verbraucht',
    total: 'Gesamt',
    line: '{{scheduled}} gebucht · {{used}} verbraucht · {{total}} gesamt',
    later_one: '{{count}} weitere ist heute nicht buchbar',
    later_other: '{{count}} weitere sind heute nicht buchbar',
    nextExpiry: 'Nächster Ablauf',
    neverExpires: 'Läuft nie ab',
    nothingToExpire: 'Nichts mehr, was abläuft',
    warning: {
      noneLeft: 'Keine übrig',
      low: 'Fast leer',
      expiring: 'Läuft bald ab',
    },
    warningText: {
      noneLeft: 'Keine Einheiten verfügbar. Fügen Sie Einheiten hinzu, um buchen zu können.',
      low: 'Nur noch wenige Einheiten. Fügen Sie bei Bedarf weitere hinzu.',
    },
  },
  status: {
    booking: {
      pending: 'Unbestätigt',
      confirmed: 'Bestätigt',
      waitlisted: 'Warteliste',
      completed: 'Erschienen',
      no_show: 'Nicht da',
      cancelled: 'Storniert',
      late_cancelled: 'Spät storniert',
      lapsed: 'Verfallen',
    },
    payment: {
      not_due: 'Keine Zahlung fällig',
      pending: 'Zahlung offen',
      paid: 'Bezahlt',
      failed: 'Zahlung gescheitert',
      partially_refunded: 'Teils erstattet',
      refunded: 'Erstattet',
      disputed: 'Strittig',
    },
    subscription: {
      active: 'Aktiv',
      queued: 'Wartet',
      frozen: 'Pausiert',
      ended: 'Beendet',
    },
    session: {
      open: 'Offen',
      cancelled: 'Abgesagt',
    },
    client: {
      active: 'Aktiv',
      inactive: 'Inaktiv',
      merged: 'Vereinigt',
    },
  },
}
