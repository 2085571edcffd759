import type { TFunction } from 'i18next'
import { fullName } from '../../../../shared/domain/clients.ts'
import { type Client, changeOf, type Entry, newestFirst, type Summary } from './view-model.ts'

type Account = {
  readonly client: Pick<Client, 'firstName' | 'lastName' | 'email'>
  readonly summary: Summary
  readonly entries: readonly Entry[]
}

type Formats = {
  readonly t: TFunction
  readonly moment: (at: string) => string
  readonly day: (day: string) => string
  /** A number with its sign: "+5", "−1", "0". */
  readonly change: (units: number) => string
}

/** A client's account as plain text, to be sent to them: the figures, then every line as a sentence, newest first. */
export function accountText({ client, summary, entries }: Account, formats: Formats): string {
  const { t, moment, day, change } = formats
  const who = client.email === null ? fullName(client) : `${fullName(client)} <${client.email}>`
  const figures = [
    t('client.text.available', { count: summary.available }),
    t('client.text.sum', {
      used: summary.completed,
      scheduled: summary.scheduled,
      remaining: summary.remaining,
      total: summary.total,
    }),
    summary.nextExpiry === null ? null : t('client.text.nextExpiry', { day: day(summary.nextExpiry) }),
    ...summary.subscriptions.map((pack) =>
      t('client.text.pack', {
        name: pack.packageName,
        used: pack.completed,
        scheduled: pack.scheduled,
        remaining: pack.remaining,
        total: pack.total,
      }),
    ),
  ].filter((line) => line !== null)
  const lines = newestFirst(entries).map(
    (entry) => `${moment(entry.at)}  ${change(changeOf(entry.kind, entry.units))}  ${entry.sentence}`,
  )
  const ledger = lines.length === 0 ? [] : ['', t('client.text.ledger'), ...lines]
  return [who, '', ...figures, ...ledger, ''].join('\n')
}
