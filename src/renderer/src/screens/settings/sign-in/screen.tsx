import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../../../shared/contract/index.ts'
import { useMay } from '../../../api/use-may.ts'
import { useQuery } from '../../../api/use-query.ts'
import { Button } from '../../../components/button.tsx'
import { Screen } from '../../../components/screen.tsx'
import { SettingLine } from '../setting-line.tsx'
import { IdleFields } from './idle-fields.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { SecretDialog } from './secret-dialog.tsx'
import classes from './sign-in.module.css'

type Staff = Value<'staff.list'>['rows'][number]
export type SecretState = Value<'auth.people'>['rows'][number]

type Asked = { readonly what: 'set' | 'remove'; readonly member: Staff }

/** What people sign in with: one's own for everybody, everybody's for the owner. */
export function SignInScreen() {
  const { t } = useTranslation()
  const may = useMay()
  const session = useQuery('auth.current', {}).value
  const people = useQuery('auth.people', {}).value
  const staff = useQuery('staff.list', { active: true }).value
  const [asked, setAsked] = useState<Asked | null>(null)
  const ready = session !== undefined && people !== undefined && staff !== undefined
  const own = session?.actor?.staffId ?? null
  const secrets = new Map(people?.rows.map((person) => [person.staffId, person]))
  const proves = own !== null && secrets.has(own)
  const manages = may('staff.write')
  const asksSignIn = session?.asksSignIn ?? false
  // The first password is the owner's own: with a PIN for others alone nothing would be asked.
  const shown = (staff?.rows ?? []).filter(({ id }) => id === own || (manages && asksSignIn))
  const ordered = shown.toSorted((a, b) => Number(b.id === own) - Number(a.id === own))
  return (
    <Screen title={t('signIn.section')} ready={ready}>
      <div className={classes.root}>
        <h2>{t(asksSignIn ? 'signIn.on' : 'signIn.off')}</h2>
        <p className={classes.lead}>{t(asksSignIn ? 'signIn.onText' : 'signIn.offText')}</p>
        {ordered.map((member) => (
          <PersonLine
            key={member.id}
            member={member}
            secret={secrets.get(member.id)}
            removable={manages}
            onAsk={(what) => setAsked({ what, member })}
          />
        ))}
        {asksSignIn && may('studio.write') && <IdleFields />}
      </div>
      {asked?.what === 'set' && (
        <SecretDialog
          member={asked.member}
          own={asked.member.id === own}
          proves={proves}
          secret={secrets.get(asked.member.id) ?? null}
          onClose={() => setAsked(null)}
        />
      )}
      {asked?.what === 'remove' && (
        <RemoveDialog
          member={asked.member}
          own={asked.member.id === own}
          proves={proves}
          onClose={() => setAsked(null)}
        />
      )}
    </Screen>
  )
}

type LineProps = {
  readonly member: Staff
  readonly secret: SecretState | undefined
  readonly removable: boolean
  readonly onAsk: (what: Asked['what']) => void
}

function PersonLine({ member, secret, removable, onAsk }: LineProps) {
  const { t } = useTranslation()
  const { name, role } = member
  const state =
    secret?.shutOut === true ? t('signIn.hasShutOut') : t(`signIn.has.${secret?.secret ?? 'none'}`)
  const act = t(actKey(role, secret !== undefined))
  return (
    <SettingLine title={name} hint={`${t(`role.${role}`)} · ${state}`}>
      {() => (
        <>
          <Button label={t('signIn.actLabel', { act, name })} onClick={() => onAsk('set')}>
            {act}
          </Button>
          {removable && secret !== undefined && (
            <Button tone="quiet" label={t('signIn.removeLabel', { name })} onClick={() => onAsk('remove')}>
              {t('signIn.remove')}
            </Button>
          )}
        </>
      )}
    </SettingLine>
  )
}

function actKey(role: Staff['role'], has: boolean) {
  if (role === 'owner') return has ? 'signIn.renewPassword' : 'signIn.givePassword'
  return has ? 'signIn.renew' : 'signIn.give'
}
