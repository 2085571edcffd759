import { type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../../../../shared/domain/money.ts'
import type { Refusal } from '../../../api/client.ts'
import { type Fields, problemsOf, type Terms } from './fields.ts'
import type { PartProps } from './part.ts'
import { errorsOf } from './refusals.ts'
import type { Outlook } from './use-outlook.ts'

export type Duplicate = Extract<Refusal, { code: 'DUPLICATE_CLIENT' }>

/** Who has the e-mail address of the new client already, as far as main was asked. */
export function duplicateIn(outlook: Outlook | undefined): Duplicate | null {
  if (outlook === undefined) return null
  const refusals = outlook.kind === 'session' ? outlook.obstacles : [outlook.refusal]
  return refusals.find((refusal) => refusal?.code === 'DUPLICATE_CLIENT') ?? null
}

type Errors = {
  readonly errors: PartProps['errors']
  /** From now on, what is missing is said. */
  readonly tryOn: () => void
  /** Why nothing can pay: it has ways out of its own, beside the credits. */
  readonly unfunded: Refusal | null
  /** What is about no field, for the place above the buttons. */
  readonly general: Refusal | null
}

/** What is wrong, each at its field: what is missing once it was tried, and what main refused. */
export function useErrors(
  fields: Fields,
  terms: Terms,
  refusal: Refusal | null,
  outlook: Outlook | undefined,
): Errors {
  const { t } = useTranslation()
  const [tried, setTried] = useState(false)
  const duplicate = duplicateIn(outlook)
  const refused = refusal === null ? {} : errorsOf(refusal, t('form.missing'))
  const words = {
    missing: t('form.missing'),
    unresolved: t('schedule.book.unresolved'),
    amount: t('schedule.create.amountUnreadable', {
      example: formatMoney({ amount: 4500, currency: terms.currency }, terms.locale),
    }),
  }
  const problems = Object.entries(tried ? problemsOf(fields, terms) : {})
  const unfunded = refusal?.code === 'INSUFFICIENT_SESSIONS' ? refusal : null
  return {
    errors: {
      ...(duplicate === null ? {} : { email: duplicate.message }),
      ...Object.fromEntries(problems.map(([field, problem]) => [field, words[problem]])),
      ...refused,
    },
    tryOn: () => setTried(true),
    unfunded,
    general: unfunded === null && Object.keys(refused).length === 0 ? refusal : null,
  }
}

type FirstInvalid = { readonly root: RefObject<HTMLDivElement | null>; readonly request: () => void }

/** Brings the first field with something wrong into sight and gives it the focus, once that stands on screen. */
export function useFirstInvalid(): FirstInvalid {
  const root = useRef<HTMLDivElement>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (turn === 0) return
    const first = root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    first?.focus()
    first?.scrollIntoView({ block: 'nearest' })
  }, [turn])
  return { root, request: () => setTurn((now) => now + 1) }
}

/** Gives the focus to a choice that a button has made: the button itself is gone. */
export function focusChoice(root: HTMLElement | null, value: string): void {
  root?.querySelector<HTMLElement>(`input[type="radio"][value="${value}"], [data-field="${value}"]`)?.focus()
}
