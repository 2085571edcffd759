/** The kinds of file that the page is made of. A file of any other kind does not exist for it. */
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
}

/** Letters, digits and a few marks, never a dot at either end: no parent folder, drive, device or escape fits. */
const SEGMENT = /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*$/
/** Windows reads from a device under these names, whatever the folder and the ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

export type Served = { readonly segments: readonly string[]; readonly type: string }

/**
 * Which file of the page's folder a request means, or the status of the refusal: 405 for anything but GET, 400
 * for a URL that is not one of ours, 404 for a name that no file of the page can have.
 */
export function servedFile(method: string, url: string): Served | 400 | 404 | 405 {
  if (method !== 'GET') return 405
  const path = pathOf(url)
  if (path === null) return 400
  const segments = path === '/' ? ['index.html'] : path.slice(1).split('/')
  if (!segments.every((segment) => SEGMENT.test(segment) && !DEVICE.test(segment))) return 404
  const ending = segments.at(-1)?.split('.').at(-1) ?? ''
  const type = Object.hasOwn(TYPES, ending) ? TYPES[ending] : undefined
  return type === undefined ? 404 : { segments, type }
}

/** Reads the text itself, because a URL parser would already have resolved what must be seen and refused. */
function pathOf(url: string): string | null {
  const parts = /^app:\/\/studio(\/[^?#]*)?(?:[?#].*)?$/s.exec(url)
  return parts === null ? null : (parts[1] ?? '/')
}
