import { SegmentedControl, TextInput } from '@mantine/core'
import { UserRound } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/use-may.ts'
import { Button } from '../../components/button.tsx'
import { FieldRow } from '../../components/field.tsx'
import { ClientPicker } from '../../panels/client-picker.tsx'
import classes from './unmatched.module.css'
import type { Match } from './use-match.ts'
import type { Line, NewClient } from './view-model.ts'

type Props = { readonly line: Line; readonly match: Match }

const WAYS = ['choose', 'add'] as const
const LONGEST: { readonly [Field in keyof NewClient]: number } = {
  firstName: 100,
  lastName: 100,
  email: 254,
  phone: 50,
}

/** Whose it is: known already, chosen, or added from what Stripe knows of the buyer. */
export function ClientPart({ line, match }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const mayAdd = useMay()('clients.write')
  return (
    <section className={classes.part} aria-labelledby={id}>
      <div className={classes.head}>
        <h3 id={id}>{t('unmatched.client.title')}</h3>
        {mayAdd && match.who !== 'known' && (
          <SegmentedControl
            aria-label={t('unmatched.client.mode')}
            size="xs"
            value={match.who}
            data={WAYS.map((value) => ({ value, label: t(`unmatched.client.${value}`) }))}
            onChange={(value) => match.chooseWho(value === 'add' ? 'add' : 'choose')}
          />
        )}
      </div>
      {match.who === 'known' && line.client !== null ? (
        <Known name={line.client.name} onChange={() => match.chooseWho('choose')} />
      ) : match.who === 'add' ? (
        <Buyer match={match} />
      ) : (
        <ClientPicker
          label={t('unmatched.client.label')}
          value={match.client}
          typed={match.typed}
          onChoose={match.chooseClient}
          onType={match.type}
          initialFocus
          error={match.nothingSaid && line.client === null ? t('unmatched.client.needed') : undefined}
        />
      )}
    </section>
  )
}

function Known({ name, onChange }: { readonly name: string; readonly onChange: () => void }) {
  const { t } = useTranslation()
  return (
    <p className={classes.known}>
      <UserRound size={16} aria-hidden="true" />
      <strong dir="auto">{name}</strong>
      <Button tone="quiet" onClick={onChange}>
        {t('unmatched.client.change')}
      </Button>
    </p>
  )
}

/** The buyer as a new client, to be mended before they are one. */
function Buyer({ match: { buyer } }: Pick<Props, 'match'>) {
  const { t } = useTranslation()
  const field = (name: keyof NewClient) => ({
    ...buyer.getInputProps(name),
    label: t(`client.${name}`),
    maxLength: LONGEST[name],
    dir: 'auto',
    autoComplete: 'off',
  })
  return (
    <>
      <FieldRow>
        <TextInput key={buyer.key('firstName')} {...field('firstName')} data-autofocus />
        <TextInput key={buyer.key('lastName')} {...field('lastName')} />
      </FieldRow>
      <TextInput key={buyer.key('email')} {...field('email')} inputMode="email" spellCheck={false} />
      <TextInput key={buyer.key('phone')} {...field('phone')} inputMode="tel" />
    </>
  )
}
