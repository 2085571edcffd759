/** Why a file of clients is not read, and what an import says when it ends early. */
export const IMPORT_PHRASES = {
  'The content is not a file.': 'Der Inhalt ist keine Datei.',
  'The content is not base64.': 'Der Inhalt ist nicht Base64.',
  'The content is the bytes of a file, or its base64.':
    'Der Inhalt sind die Bytes einer Datei oder deren Base64.',
  'A column is its place in the file, counted from 0: at most {}.':
    'Eine Spalte ist ihr Platz in der Datei, ab 0 gezählt: höchstens {1}.',
  'Columns are separated by a comma, a semicolon, a tab or a bar.':
    'Spalten werden durch Komma, Semikolon, Tabulator oder Strich getrennt.',
  'The lines to leave out are whole numbers of at least 1.':
    'Die auszulassenden Zeilen sind ganze Zahlen ab 1.',
  'The import was stopped. Nothing was written.': 'Der Import wurde angehalten. Nichts wurde geschrieben.',
  'This file has not been imported yet.': 'Diese Datei wurde noch nicht importiert.',
  '{} has been imported. To import it once more, choose the file again.':
    '{1} ist importiert. Um sie noch einmal zu importieren, wählen Sie die Datei neu.',
} as const

/** Why the studio's own file cannot be opened or written. */
export const PLACE_PHRASES = {
  'Tallybook is closing.': 'Tallybook wird geschlossen.',
  'The file is a database of another program.': 'Die Datei ist die Datenbank eines anderen Programms.',
  'The file is not a readable database.': 'Die Datei ist keine lesbare Datenbank.',
  'The file cannot be opened for writing.': 'Die Datei kann nicht zum Schreiben geöffnet werden.',
  'Another program has the file locked.': 'Ein anderes Programm hält die Datei gesperrt.',
  'Another Tallybook (process {}) has this studio open.':
    'Ein anderes Tallybook (Prozess {1}) hat dieses Studio geöffnet.',
  'The folder of the database cannot be written.':
    'In den Ordner der Datenbank kann nicht geschrieben werden.',
  'The file was damaged when Tallybook last stopped.':
    'Die Datei wurde beschädigt, als Tallybook zuletzt endete.',
  'One of its rows cannot be read. The integrity check says which, and what mends it.':
    'Eine ihrer Zeilen kann nicht gelesen werden. Die Prüfung der Zahlen sagt, welche, und was hilft.',
  'The database file is damaged.': 'Die Datenbankdatei ist beschädigt.',
  'The database file cannot be written.': 'Die Datenbankdatei kann nicht geschrieben werden.',
  'The database server found damaged data.': 'Der Datenbankserver hat beschädigte Daten gefunden.',
  'The database server takes no changes at present.':
    'Der Datenbankserver nimmt derzeit keine Änderungen an.',
  'A row of {} has lost the row it belongs to.':
    'Eine Zeile von {1} hat die Zeile verloren, zu der sie gehört.',
  'Its table {} is missing. Restore a backup.':
    'Ihre Tabelle {1} fehlt. Stellen Sie eine Sicherung wieder her.',
  'Its migration {} is not one that this version of Tallybook knows.':
    'Ihre Migration {1} kennt diese Version von Tallybook nicht.',
  'An open studio cannot be kept on a network drive: two machines would damage it. Keep it on a disk of this PC.':
    'Ein geöffnetes Studio kann nicht auf einem Netzlaufwerk liegen: Zwei Rechner würden es beschädigen. Legen Sie es auf einen Datenträger dieses PCs.',
  'An open studio cannot be kept in {}, which copies it while it changes. Keep it on this PC and put its backups there.':
    'Ein geöffnetes Studio kann nicht in {1} liegen, das es kopiert, während es sich ändert. Legen Sie es auf diesen PC und nur die Sicherungen dorthin.',
  'This studio is from an older Tallybook. Open it in the app once to bring it up to date.':
    'Dieses Studio stammt von einem älteren Tallybook. Öffnen Sie es einmal in der App, um es zu aktualisieren.',
  'This database already holds a studio, {}. Choose another file for a new one.':
    'Diese Datenbank enthält schon ein Studio, {1}. Wählen Sie für ein neues eine andere Datei.',
} as const
