import type { TFunction } from 'i18next'
import { type SubmitEvent, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { useQuery } from '../../api/use-query.ts'
import { ConfirmDialog, FormDialog } from '../../components/dialog.tsx'
import { locale } from '../../i18n/locale.ts'
import { useStudio } from '../../state/studio.ts'
import { AllParts } from './session-dialog/all-parts.tsx'
import classes from './session-dialog/dialog.module.css'
import {
  drawnMinutes,
  type Fields,
  isForSomebody,
  isWritten,
  problemsOf,
  type SessionDraft,
  startingFields,
  type Terms,
} from './session-dialog/fields.ts'
import { useCreateSession } from './session-dialog/use-create-session.ts'
import { duplicateIn, focusChoice, useErrors, useFirstInvalid } from './session-dialog/use-errors.ts'
import { useNames, usePackNames } from './session-dialog/use-names.ts'
import { type Outlook, useOutlook } from './session-dialog/use-outlook.ts'
import type { Service } from './session-fields.tsx'
import { SessionVerdict } from './session-verdict.tsx'

type Props = {
  readonly draft: SessionDraft
  readonly onClose: () => void
  /** The session made, or the first of a series, and the studio's day it is on. */
  readonly onCreated: (sessionId: number, day: string) => void
}

const NONE: readonly Service[] = []

/**
 * Puts a session, or a series of them, on the schedule, with a client at once if one is chosen or made. What will
 * happen stands beside the fields, by main's own dry run, before anything does.
 */
export function CreateSessionDialog({ draft, onClose, onCreated }: Props) {
  const { t } = useTranslation()
  const terms = useTerms()
  const services = useQuery('services.list', { active: true }).value?.rows ?? NONE
  const { fields, service, set } = useFields(draft, services)
  const [leaving, setLeaving] = useState(false)

  const outlook = useOutlook(fields, terms)
  const packOf = usePackNames(fields.who === 'existing' ? (fields.client?.id ?? null) : null)
  const names = useNames(fields)
  const { root, request } = useFirstInvalid()
  const create = useCreateSession(fields, terms, { onCreated, onRefused: request, packOf })
  const { errors, tryOn, unfunded, general } = useErrors(fields, terms, create.refusal, outlook)
  /** For a button that goes away by what it does. */
  const setAndFocus = (next: Partial<Fields>, choice: string) => {
    flushSync(() => set(next))
    focusChoice(root.current, choice)
  }

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    tryOn()
    if (Object.keys(problemsOf(fields, terms)).length > 0) request()
    else void create.send()
  }
  const bookOther = async (clientId: number) => {
    const reply = await call('clients.get', { clientId })
    if (reply.ok) setAndFocus({ ...NOBODY_NEW, client: reply.value.client }, 'existing')
  }
  return (
    <>
      <FormDialog
        opened
        onClose={() => (isWritten(fields) ? setLeaving(true) : onClose())}
        title={t('schedule.create.title')}
        width={944}
        submitLabel={submitLabel(t, fields, outlook)}
        onSubmit={submit}
        busy={create.busy}
        refusal={general}
      >
        <div ref={root} className={classes.columns}>
          <AllParts
            fields={fields}
            set={set}
            errors={errors}
            services={services}
            service={service}
            drawn={drawnMinutes(draft)}
            duplicate={duplicateIn(outlook)}
            onUseOther={(clientId) => void bookOther(clientId)}
          />
          <SessionVerdict
            fields={fields}
            terms={terms}
            outlook={outlook}
            names={names}
            packOf={packOf}
            family={service?.family ?? null}
            refused={unfunded}
            onFunding={(funding) => setAndFocus({ funding }, funding)}
            onBook={(funding) => {
              setAndFocus({ funding }, funding)
              // A series is many debts at once: what it comes to is looked at first.
              if (!fields.repeat) root.current?.closest('form')?.requestSubmit()
            }}
            onBookRest={() => setAndFocus({ unfunded: 'unpaid' }, 'unfunded')}
          />
        </div>
      </FormDialog>
      {/* Made by the Escape that asks for it, so that the same Escape does not close it again. */}
      {leaving && <DiscardDialog onKeep={() => setLeaving(false)} onDiscard={onClose} />}
    </>
  )
}

function useTerms(): Terms {
  const { zone, currency } = useStudio()
  return { zone, currency, locale: locale() }
}

/** What is written so far. Until a service is chosen it is the usual one, as soon as the list of them is here. */
function useFields(draft: SessionDraft, services: readonly Service[]) {
  const { zone } = useStudio()
  const [chosen, setChosen] = useState(() => startingFields(draft, zone))
  const serviceId = chosen.serviceId ?? usualService(services)
  const fields = useMemo(() => ({ ...chosen, serviceId }), [chosen, serviceId])
  const service = services.find((row) => String(row.id) === serviceId) ?? null
  const set = (next: Partial<Fields>) => setChosen((now) => ({ ...now, ...next }))
  return { fields, service, set }
}

/** Somebody who turned out to be on file already. */
const NOBODY_NEW = {
  who: 'existing',
  funding: 'credit',
  firstName: '',
  lastName: '',
  email: '',
  phone: '',
} as const

function submitLabel(t: TFunction, fields: Fields, outlook: Outlook | undefined): string {
  if (!fields.repeat)
    return t(isForSomebody(fields) ? 'schedule.create.buttonBook' : 'schedule.create.button')
  const count =
    outlook?.kind === 'series' && outlook.refusal === null ? (outlook.made?.created.length ?? 0) : 0
  return count === 0 ? t('schedule.create.buttonSeriesUnknown') : t('schedule.create.buttonSeries', { count })
}

type DiscardProps = {
  readonly onKeep: () => void
  readonly onDiscard: () => void
}

/** Asks before what was written is lost. */
function DiscardDialog({ onKeep, onDiscard }: DiscardProps) {
  const { t } = useTranslation()
  return (
    <ConfirmDialog
      opened
      onClose={onKeep}
      title={t('schedule.create.discard.title')}
      confirmLabel={t('schedule.create.discard.button')}
      keepLabel={t('schedule.create.discard.keep')}
      onConfirm={onDiscard}
      busy={false}
      refusal={null}
    >
      <p>{t('schedule.create.discard.text')}</p>
    </ConfirmDialog>
  )
}

type Offered = { readonly id: number; readonly kind: string; readonly creditCost: number }

/** What a studio most likely means: its plainest personal service, or the first at all. */
function usualService(services: readonly Offered[]): string | null {
  const personal = services.filter((service) => service.kind === 'personal')
  const plainest = personal.toSorted((a, b) => a.creditCost - b.creditCost)[0]
  const usual = plainest ?? services[0]
  return usual === undefined ? null : String(usual.id)
}
