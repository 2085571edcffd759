import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { isAbsolute, join, relative } from 'node:path'
import { net, protocol } from 'electron'
import type { Spoken } from '../shared/messages/language.ts'
import { type Served, servedFile } from './served-file.ts'

const NONCE_PLACE = '__CSP_NONCE__'
const LANGUAGE_PLACE = '<html lang="en">'

/** Must run before the app is ready. */
export function claimScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

export type PageSource = {
  /** Where the built page is. */
  readonly folder: string
  /** What serves it in development instead. */
  readonly developmentServer: string | null
  /** What is spoken when a page is asked for. */
  spoken(): Spoken
}

/** Serves the page under the app's own origin, with the language that it speaks written into it. */
export function servePage({ folder, developmentServer, spoken }: PageSource): void {
  protocol.handle('app', async (request) => {
    if (developmentServer !== null) return fromVite(developmentServer, request.url, spoken())
    const served = servedFile(request.method, request.url)
    return typeof served === 'number' ? refused(served) : fromFolder(folder, served, spoken())
  })
}

async function fromFolder(folder: string, served: Served, spoken: Spoken): Promise<Response> {
  const file = join(folder, ...served.segments)
  const inside = relative(folder, file)
  if (inside.startsWith('..') || isAbsolute(inside)) return refused(404)
  try {
    const content = await readFile(file)
    if (served.type !== 'text/html') return new Response(content, { headers: headersFor(served.type) })
    const nonce = newNonce()
    const page = filled(content.toString('utf8'), nonce, spoken)
    return new Response(page, {
      headers: { ...headersFor(served.type), 'Content-Security-Policy': policy(nonce) },
    })
  } catch {
    return refused(404)
  }
}

/** Vite puts inline scripts into the page and styles into the document, so its policy has to be wider. */
async function fromVite(server: string, url: string, spoken: Spoken): Promise<Response> {
  const { pathname, search } = new URL(url)
  const answer = await net.fetch(new URL(`${pathname}${search}`, server).href)
  const type = answer.headers.get('content-type') ?? 'application/octet-stream'
  if (!type.startsWith('text/html')) return new Response(answer.body, { headers: headersFor(type) })
  const page = filled(await answer.text(), newNonce(), spoken)
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

/** The tags are canonical ones and the choice one of ours, so that nothing in them can leave its attribute. */
const filled = (page: string, nonce: string, { locale, choice, system }: Spoken): string =>
  page
    .replaceAll(NONCE_PLACE, nonce)
    .replace(LANGUAGE_PLACE, `<html lang="${locale}" data-language="${choice}" data-system="${system}">`)

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
