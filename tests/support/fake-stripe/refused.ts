/** An answer of Stripe that is an error. */
export class Refused extends Error {
  readonly status: number
  readonly code: string | null

  constructor(status: number, message: string, code: string | null = null) {
    super(message)
    this.status = status
    this.code = code
  }

  get body() {
    const type = this.status < 429 ? 'invalid_request_error' : 'api_error'
    const code = this.code === null ? {} : { code: this.code }
    return { error: { type, message: this.message, ...code } }
  }
}
