/** The only sites that the app opens in the person's own browser: payments, and online sessions. */
const SITES: ReadonlySet<string> = new Set([
  'dashboard.stripe.com',
  'meet.google.com',
  'teams.live.com',
  'teams.microsoft.com',
  'zoom.us',
])
/** Zoom gives every customer a host of its own. */
const ZOOM_CUSTOMER = /^[a-z0-9-]+\.zoom\.us$/

const ADDRESS = /^[^\s@<>(),;:"[\]\\/?#&%]+@[a-z0-9.-]+$/i
/** `attach` would hand over a file of this computer. */
const MAIL_FIELDS: ReadonlySet<string> = new Set(['subject', 'body'])
const MAX_LENGTH = 2000

/**
 * The link to hand to the system, written as the parser understood it; null for everything that may not leave the
 * app. What is opened is never the text that the page gave.
 */
export function outsideLink(text: string): string | null {
  if (text.length > MAX_LENGTH || !URL.canParse(text)) return null
  const url = new URL(text)
  if (url.protocol === 'https:') return isListed(url) ? url.href : null
  if (url.protocol === 'mailto:') return isPlainMail(url) ? url.href : null
  return null
}

function isListed({ hostname, port, username, password }: URL): boolean {
  if (port !== '' || username !== '' || password !== '') return false
  return SITES.has(hostname) || ZOOM_CUSTOMER.test(hostname)
}

function isPlainMail({ pathname, searchParams, hash }: URL): boolean {
  return (
    ADDRESS.test(pathname) && hash === '' && [...searchParams.keys()].every((key) => MAIL_FIELDS.has(key))
  )
}
