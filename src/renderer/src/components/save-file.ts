/** How long the system's dialog may take to begin reading what is saved. */
const KEPT_MS = 60_000

/** Hands a file over to be saved; the system asks where. */
function save(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS)
}

/** Saves a table as text. */
export function saveTable(name: string, csv: string): void {
  save(name, csv, 'text/csv;charset=utf-8')
}

/** Saves a document whose bytes are given as base64. */
export function savePdf(name: string, base64: string): void {
  save(
    name,
    Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
    'application/pdf',
  )
}
