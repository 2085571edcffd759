import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { isAbsolute, join, relative } from 'node:path'
import { net, protocol } from 'electron'
import { type Served, servedFile } from './served-file.ts'

const NONCE_PLACE = '__CSP_NONCE__'

/** Must run before the app is ready. */
export function claimScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Serves the built page from `folder`, or in development what Vite serves, under the app's own origin. */
export function servePage(folder: string, developmentServer: string | null): void {
  protocol.handle('app', async (request) => {
    if (developmentServer !== null) return fromVite(developmentServer, request.url)
    const served = servedFile(request.method, request.url)
    return typeof served === 'number' ? refused(served) : fromFolder(folder, served)
  })
}

async function fromFolder(folder: string, served: Served): Promise<Response> {
  const file = join(folder, ...served.segments)
  const inside = relative(folder, file)
  if (inside.startsWith('..') || isAbsolute(inside)) return refused(404)
  try {
    const content = await readFile(file)
    if (served.type !== 'text/html') return new Response(content, { headers: headersFor(served.type) })
    const nonce = newNonce()
    const page = content.toString('utf8').replaceAll(NONCE_PLACE, nonce)
    return new Response(page, {
      headers: { ...headersFor(served.type), 'Content-Security-Policy': policy(nonce) },
    })
  } catch {
    return refused(404)
  }
}

/** Vite puts inline scripts into the page and styles into the document, so its policy has to be wider. */
async function fromVite(server: string, url: string): Promise<Response> {
  const { pathname, search } = new URL(url)
  const answer = await net.fetch(new URL(`${pathname}${search}`, server).href)
  const type = answer.headers.get('content-type') ?? 'application/octet-stream'
  if (!type.startsWith('text/html')) return new Response(answer.body, { headers: headersFor(type) })
  const page = (await answer.text()).replaceAll(NONCE_PLACE, newNonce())
  return new Response(page, {
    headers: { ...headersFor(type), 'Content-Security-Policy': developmentPolicy(new URL(server).host) },
  })
}

const COMMON_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const

function headersFor(type: string): Record<string, string> {
  const text = type.startsWith('text/') && !type.includes('charset')
  return { ...COMMON_HEADERS, 'Content-Type': text ? `${type}; charset=utf-8` : type }
}

const newNonce = (): string => randomBytes(16).toString('base64')

const CLOSED = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Nothing but our own files; styles made at run time carry the nonce of this very load. */
function policy(nonce: string): string {
  return `${CLOSED}; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'`
}

function developmentPolicy(host: string): string {
  return `${CLOSED}; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self' ws://${host}`
}

const refused = (status: number): Response => new Response(null, { status, headers: COMMON_HEADERS })
