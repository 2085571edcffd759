import type { enStripe } from './en-stripe.ts'
import type { Translation } from './translation.ts'

export const deStripe: Translation<typeof enStripe> = {
  check: 'Jetzt nachsehen',
  checked_zero: 'Alles in Stripe ist durchgesehen: nichts Neues.',
  checked_one: 'Alles in Stripe ist durchgesehen: {{count}} Verkauf wurde ein Kauf.',
  checked_other: 'Alles in Stripe ist durchgesehen: {{count}} Verkäufe wurden Käufe.',
  stopped: 'Stripe ließ sich nicht lesen: {{message}}',
  test: 'Testmodus',
  live: 'Echtbetrieb',
  impossible: {
    title: 'Stripe geht hier nicht',
    text: 'Nur die App liest aus Stripe, und nie im Demo-Studio.',
  },
  intro: {
    title: 'Übernehmen, was in Stripe verkauft wird',
    text: 'Was Kunden in Stripe bezahlen, wird hier von selbst zu Käufen mit Einheiten: Checkouts, Zahlungslinks, Rechnungen und Abonnements, mit Erstattungen und Anfechtungen.',
    reads: 'Tallybook liest nur. Es bucht nie ab, erstattet nichts und ändert nichts in Stripe.',
    offline: 'Ohne Verbindung geht alles weiter; was inzwischen verkauft wurde, kommt später an, einmal.',
  },
  key: {
    label: 'Eingeschränkter Schlüssel',
    hint: 'In Stripe unter Developers, API keys: einen eingeschränkten Schlüssel anlegen und ihm Read für das geben, was daneben steht, sonst nichts.',
    kept: 'Das Betriebssystem bewahrt den Schlüssel auf; wo es keine Geheimnisse aufbewahrt, fragt Tallybook nach jedem Start danach. Er steht in keiner Datei des Studios, keiner Sicherung und keinem Protokoll.',
    connect: 'Stripe verbinden',
    another: 'Anderer Schlüssel…',
    anotherTitle: 'Anderen Schlüssel eingeben',
    anotherText: 'Er ersetzt {{hint}}. Er muss zum selben Konto und Modus gehören.',
    use: 'Diesen verwenden',
    wrong: {
      secret:
        'Das ist ein geheimer Schlüssel, der Geld bewegen kann. Tallybook liest nur und nimmt deshalb einen eingeschränkten (rk_…): Wer den in die Hände bekäme, könnte nichts nehmen.',
      publishable:
        'Das ist ein öffentlicher Schlüssel, der keine Verkäufe lesen kann. Ein eingeschränkter beginnt mit rk_.',
      signing_secret:
        'Das unterschreibt Webhooks. Es gehört nach unten, sobald Stripe verbunden ist; ein Schlüssel beginnt mit rk_.',
      incomplete:
        'Das beginnt wie ein eingeschränkter Schlüssel, ist aber kein ganzer. Kopieren Sie ihn ganz und sonst nichts.',
      malformed: 'Das ist kein Schlüssel von Stripe. Ein eingeschränkter beginnt mit rk_live_ oder rk_test_.',
    },
    connected: 'Stripe ist verbunden: {{hint}}.',
    line: 'Schlüssel',
    place: {
      system: 'Das Betriebssystem bewahrt ihn auf.',
      session:
        'Aufbewahrt, bis Tallybook geschlossen wird: Dieses Betriebssystem bewahrt keine Geheimnisse auf. Nach dem nächsten Start ist er neu einzugeben.',
    },
    remove: 'Entfernen…',
  },
  remove: {
    title: 'Schlüssel entfernen?',
    text: 'Tallybook vergisst den Schlüssel und liest nichts mehr aus Stripe.',
    stays:
      'Käufe und Einheiten bleiben, wie sie sind. Mit einem Schlüssel desselben Kontos kommt später alles nach.',
    confirm: 'Schlüssel entfernen',
    keep: 'Behalten',
    done: 'Der Schlüssel ist entfernt. Aus Stripe wird nichts mehr gelesen.',
  },
  scopes: {
    title: 'Was der Schlüssel lesen darf',
    needed: 'Was der Schlüssel lesen können muss',
    ok: '{{name}}: darf gelesen werden',
    missing: '{{name}}: darf nicht gelesen werden',
    unknown: '{{name}}: wird gebraucht',
    missingText:
      'Geben Sie dem Schlüssel in Stripe unter API keys Read für das Fehlende. Er bleibt derselbe.',
    writeText: 'Read genügt für alles davon. Alles andere bleibt auf None.',
  },
  state: {
    label: 'Wie es steht',
    idle: 'Mit Stripe verbunden',
    busy: 'Sieht in Stripe nach…',
    waiting: 'Stripe ist gerade nicht zu erreichen',
    stopped: 'Stripe lässt Tallybook nicht lesen',
    idleText: 'Was dort verkauft wird, ist binnen einer Minute hier, solange Tallybook offen ist.',
    busyText: 'Alles lässt sich inzwischen benutzen.',
    waitingText: 'Tallybook versucht es von selbst wieder. Nichts geht verloren.',
    never: 'Noch nie',
    soon: 'Gleich',
    lastSync: 'Zuletzt nachgesehen',
    nextSync: 'Sieht wieder nach',
    lastSweep: 'Zuletzt alles gelesen',
    nextSweep: 'Liest wieder alles',
    progress: 'Durchgesehene Verkäufe',
    progressOf: '{{done, number}} von {{total, number}} Verkäufen',
    progressUnknown: 'Fragt Stripe, was es gibt…',
  },
  totals: {
    title: 'Was es gibt',
    sales: 'Verkäufe in Stripe',
    unmatched: 'Ohne Zuordnung',
    awaitingPayment: 'Noch nicht bezahlt',
    disputed: 'Strittig',
    number: '{{count, number}}',
    match_one: 'Zuordnen',
    match_other: 'Zuordnen',
  },
  found: {
    title: 'Was zuletzt dazukam',
    granted: 'Wurden Käufe',
    unmatched: 'Ohne Zuordnung',
    changed: 'Durch Erstattung oder Anfechtung anders',
    seen: 'Durchgesehen',
  },
  belongs: {
    title: 'Das Konto dieses Studios bei Stripe',
    text: 'Die Käufe kommen aus diesem Konto in diesem Modus. Nur ein Schlüssel davon wird genommen, damit nichts doppelt zählt.',
    removed:
      'Der Schlüssel dazu wurde entfernt. Bis Sie wieder einen eingeben, wird nichts gelesen; dann kommt alles nach.',
    lost: 'Der Schlüssel dazu war nur für den letzten Lauf aufbewahrt. Geben Sie ihn noch einmal ein; dann kommt alles nach.',
  },
  connection: {
    title: 'Verbindung',
    account: 'Konto',
    accountHint:
      'Das Studio übernimmt Käufe nur aus diesem Konto in diesem Modus, damit nichts doppelt zählt.',
    unnamed: 'Von Stripe nicht genannt',
  },
  hooks: {
    title: 'Weitergeleitete Webhooks',
    text: 'Nicht nötig: Tallybook fragt von selbst. An diesen Computer weitergeleitet, lassen sie es sofort nachsehen. Sie sind nur ein Hinweis, geglaubt wird ihnen nichts.',
    secret: 'Signaturgeheimnis',
    secretHint: 'Womit das weiterleitende Programm unterschreibt.',
    secretWrong: 'Ein Signaturgeheimnis beginnt mit whsec_.',
    port: 'Port',
    portHint: 'Leer: ein freier.',
    portWrong: 'Eine ganze Zahl bis 65535.',
    start: 'Zuhören',
    stop: 'Nicht mehr zuhören',
    listening: 'Hört nur auf diesem Computer zu, unter',
    command: 'Mit dem Programm von Stripe:',
    copy: 'Kopieren',
    copied: 'Kopiert.',
    started: 'Hört auf Port {{port}} zu.',
    stopped: 'Hört nicht mehr zu.',
    off: 'Hier kann nichts zuhören.',
  },
}
