/**
 * Puts a text on the clipboard; false when the system does not let it. The page may not use the clipboard on its
 * own (no page of ours may ask the system for anything), but a copy that a key or button asked for is always
 * allowed, and its content may be set.
 */
export function copyText(text: string): boolean {
  let copied = false
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    copied = event.clipboardData !== null
  }
  document.addEventListener('copy', fill)
  // Old, and the only way that asks for no permission.
  const asked = document.execCommand('copy')
  document.removeEventListener('copy', fill)
  return asked && copied
}
