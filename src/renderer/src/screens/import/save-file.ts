/** How long the system's dialog may take to begin reading what is saved. */
const KEPT_MS = 60_000

/** Hands a text over to be saved as a file; the system asks where. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS)
}
