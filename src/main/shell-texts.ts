import type { Language } from '../shared/messages/language.ts'
import type { Twin } from '../shared/messages/twin.ts'

/** What the shell itself writes: the menu, and what stands beside or instead of a page. */
const english = {
  about: 'The day of a studio: schedule, clients and session credits that always add up.',
  wallTitle: 'Tallybook wall',
  diedAgain: {
    message: 'This window has stopped working twice.',
    detail: 'Everything you saved is safe. Open the page again, or close this window.',
    buttons: ['Open again', 'Close window'],
  },
  menu: {
    file: '&File',
    newWindow: 'New window',
    openWall: 'Open the wall screen',
    lock: 'Lock',
    closeWindow: 'Close window',
    quit: 'Quit',
    edit: '&Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    delete: 'Delete',
    selectAll: 'Select all',
    view: '&View',
    actualSize: 'Actual size',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fullScreen: 'Full screen',
    reload: 'Reload',
    developerTools: 'Developer tools',
    help: '&Help',
    showLog: 'Show the log file',
    aboutTallybook: 'About Tallybook',
  },
}

export type ShellTexts = Twin<typeof english>

const german: ShellTexts = {
  about: 'Der Tag eines Studios: Kalender, Kunden und Guthaben, die immer aufgehen.',
  wallTitle: 'Tallybook-Wandanzeige',
  diedAgain: {
    message: 'Dieses Fenster hat zweimal aufgehört zu funktionieren.',
    detail: 'Alles Gespeicherte ist sicher. Öffnen Sie die Seite neu, oder schließen Sie dieses Fenster.',
    buttons: ['Neu öffnen', 'Fenster schließen'],
  },
  menu: {
    file: '&Datei',
    newWindow: 'Neues Fenster',
    openWall: 'Wandanzeige öffnen',
    lock: 'Sperren',
    closeWindow: 'Fenster schließen',
    quit: 'Beenden',
    edit: '&Bearbeiten',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    delete: 'Löschen',
    selectAll: 'Alles auswählen',
    view: '&Ansicht',
    actualSize: 'Originalgröße',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    fullScreen: 'Vollbild',
    reload: 'Neu laden',
    developerTools: 'Entwicklerwerkzeuge',
    help: '&Hilfe',
    showLog: 'Protokolldatei zeigen',
    aboutTallybook: 'Über Tallybook',
  },
}

/** By the language that is spoken on this computer. */
export const SHELL_TEXTS: Readonly<Record<Language, ShellTexts>> = { en: english, de: german }
