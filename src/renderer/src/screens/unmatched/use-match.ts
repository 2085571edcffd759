import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { newClientFields } from '../../../../shared/contract/clients.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import { useCommand } from '../../api/use-command.ts'
import { usePreview } from '../../api/use-query.ts'
import { useStudioForm } from '../../components/field.tsx'
import { toast } from '../../components/toast.tsx'
import { i18n } from '../../i18n/setup.ts'
import type { PickedClient } from '../../panels/client-picker.tsx'
import { gaveText } from './gave.ts'
import {
  clientFrom,
  type Line,
  type Matched,
  type MatchInput,
  type NewClient,
  othersOf,
} from './view-model.ts'

/** Who it is: who is known already, somebody who is chosen, or the buyer as a new client. */
export type Who = 'known' | 'choose' | 'add'

const { firstName, lastName, email, phone } = newClientFields
/** One of the two names is enough. */
const fields = z.object({ firstName, lastName, email, phone }).refine((client) => fullName(client) !== '', {
  path: ['firstName'],
  error: () => i18n.t('client.form.nameNeeded'),
})
/** Somebody typing a name asks for nothing yet. */
const TYPING_MS = 250

/** What is said of one line, what it would come to, and sending it. */
export function useMatch(line: Line, onMatched: () => void) {
  const [who, setWho] = useState<Who>(line.client === null ? 'choose' : 'known')
  const [client, setClient] = useState<PickedClient | null>(null)
  const [typed, setTyped] = useState('')
  const [packageId, setPackageId] = useState<number | null>(null)
  const [tried, setTried] = useState(false)
  const buyer = useStudioForm<NewClient>(fields, clientFrom(line.buyer))
  const added = useTyped(buyer)
  const command = useCommand('purchases.match')
  const tell = useTell()

  const input = inputOf(line, { who, client, typed, added, packageId })
  const [asked] = useDebouncedValue(input, who === 'add' ? TYPING_MS : 0)
  const preview = usePreview('purchases.match', input === null || command.busy ? null : asked)

  const send = async () => {
    setTried(true)
    if (input === null) return
    const reply = await command.run(input)
    if (!reply.ok) return
    tell(reply.value)
    onMatched()
  }
  const submit = who === 'add' ? buyer.submit(() => void send()) : undefined
  return {
    who,
    chooseWho: (next: Who) => {
      setWho(next)
      command.reset()
    },
    client,
    chooseClient: (next: PickedClient | null) => {
      setClient(next)
      setTyped('')
    },
    typed,
    type: (text: string) => {
      setClient(null)
      setTyped(text)
    },
    packageId,
    choosePackage: setPackageId,
    buyer,
    /** Whether it was sent although nothing was said. */
    nothingSaid: tried && input === null,
    submit: submit ?? sendBy(() => void send()),
    busy: command.busy,
    refusal: command.refusal,
    preview: input === null ? null : preview,
  }
}

export type Match = ReturnType<typeof useMatch>

const sendBy = (send: () => void) => (event: { preventDefault: () => void }) => {
  event.preventDefault()
  send()
}

type Said = {
  readonly who: Who
  readonly client: PickedClient | null
  readonly typed: string
  readonly added: NewClient
  readonly packageId: number | null
}

/** What was said so far, as the contract takes it; null while nothing was, or what is typed is nobody. */
function inputOf({ lineId }: Line, { who, client, typed, added, packageId }: Said): MatchInput | null {
  if (who === 'choose' && typed.trim() !== '') return null
  const whose =
    who === 'add' && fields.safeParse(added).success
      ? { newClient: added }
      : who === 'choose' && client !== null
        ? { clientId: client.id }
        : {}
  const what = packageId === null ? {} : { packageId }
  const said = { ...whose, ...what }
  return Object.keys(said).length === 0 ? null : { lineId, ...said }
}

function useTyped(form: ReturnType<typeof useStudioForm<NewClient>>): NewClient {
  return {
    firstName: form.useWatchValue('firstName'),
    lastName: form.useWatchValue('lastName'),
    email: form.useWatchValue('email'),
    phone: form.useWatchValue('phone'),
  }
}

/** Says what was given, and to how many others. */
function useTell(): (matched: Matched) => void {
  const { t } = useTranslation()
  const sentenceOf = ({ line, granted }: Matched): string => {
    const [first] = granted
    if (line !== null) return t('unmatched.done.partly')
    if (first === undefined) return t('unmatched.done.settled')
    return gaveText(t, 'done', first)
  }
  return (matched) => {
    const others = othersOf(matched)
    const [first] = matched.granted
    const sentences = [
      sentenceOf(matched),
      ...(first === undefined || matched.line !== null || first.usable === 'now'
        ? []
        : [t(`unmatched.usable.${first.usable}`)]),
      ...(others > 0 ? [t('unmatched.done.more', { count: others })] : []),
    ]
    const waits =
      matched.line === null && matched.granted[0] !== undefined && matched.granted[0].usable !== 'now'
    toast({ message: sentences.join(' '), ...(waits ? { tone: 'warned' } : {}) })
  }
}
