import type { enFirstRun } from './en-first-run.ts'
import type { Translation } from './translation.ts'

export const deFirstRun: Translation<typeof enFirstRun> = {
  title: 'Studio einrichten',
  text: 'Vier Fragen, dann geht es los. Alles bleibt auf diesem Computer.',
  name: 'Name des Studios',
  namePlaceholder: 'Studio Nordlicht',
  zone: 'Zeitzone',
  zoneHint: 'Die Uhr an der Wand Ihres Studios. Sie bleibt, auch wenn Sie reisen.',
  currency: 'Währung',
  owner: 'Ihr Name',
  ownerHint: 'Sie sind die Leitung: Sie dürfen alles.',
  button: 'Studio einrichten',
  required: 'Bitte ausfüllen.',
  demo: 'Nur umsehen? Demo-Studio ausprobieren',
  demoMaking: 'Das Demo-Studio wird angelegt…',
  failed: {
    title: 'Dieses Studio kann nicht geöffnet werden',
    text: 'Nichts wurde geändert. Die Datei bleibt, wie sie ist.',
    demo: 'Demo-Studio ansehen',
  },
  welcome: {
    title: 'Erste Schritte',
    hello: '{{name}} ist bereit. Womit beginnen Sie?',
    import: 'Kunden importieren',
    importText:
      'Aus jeder CSV-Datei, mit den übrigen Einheiten. Sie sehen jede Zeile, bevor etwas geschrieben wird.',
    importButton: 'Kunden importieren',
    empty: 'Leer beginnen',
    emptyText: 'Direkt zum Kalender, alles Weitere kommt nach und nach.',
    emptyButton: 'Leer beginnen',
    demo: 'Demo ausprobieren',
    demoText: 'Ein gut besuchtes Studio mit zwölf Wochen Kalender. Ihres bleibt unberührt.',
    demoButton: 'Demo ausprobieren',
    steps: 'Erste Schritte',
    done: 'Erledigt',
    step: {
      clients: 'Kunden hinzufügen oder importieren',
      services: 'Eine Leistung anlegen',
      trainers: 'Einen Trainer anlegen',
      sessions: 'Den ersten Termin eintragen',
    },
    allDone: 'Alles bereit. Der Tag spielt sich im Kalender ab.',
  },
  demoBanner: {
    label: 'Demo-Studio',
    text: 'Das ist das Demo-Studio. Nichts davon berührt Ihr eigenes.',
    leave: 'Demo verlassen',
  },
}
