import { TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { studioContract } from '../../../../shared/contract/studio.ts'
import { listCurrencies } from '../../../../shared/domain/money.ts'
import { listZones } from '../../../../shared/domain/time.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../components/button.tsx'
import { FieldRow, showAtFields, useStudioForm } from '../../components/field.tsx'
import { LanguageSwitch } from '../../components/language-switch.tsx'
import { RefusalText } from '../../components/refusal-text.tsx'
import { SearchableSelect } from '../../components/searchable-select.tsx'
import { TallyMark } from '../../components/tally-mark.tsx'
import { locale } from '../../i18n/locale.ts'
import { languageOfComputer } from '../../i18n/page-language.ts'
import classes from './first-run.module.css'
import { usualCurrency, usualZone } from './usual.ts'

/** The first minute: four questions, then the studio is there. */
export function FirstRun() {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = t('app.windowTitle', { screen: t('firstRun.title') })
    document.body.dataset.appState = 'ready'
  }, [t])
  return (
    <main className={classes.root}>
      <div className={classes.card}>
        <header className={classes.head}>
          <TallyMark size={32} className={classes.mark} />
          <h1>{t('firstRun.title')}</h1>
          <p>{t('firstRun.text')}</p>
        </header>
        <StudioForm />
      </div>
      <TryDemo />
      <LanguageSwitch />
    </main>
  )
}

function StudioForm() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const create = useCommand('studio.create')
  const form = useStudioForm(studioContract['studio.create'].input, {
    name: '',
    zone: usualZone(),
    currency: usualCurrency(languageOfComputer()),
    ownerName: '',
  })
  const currencies = useMemo(() => currencyChoices(), [])
  const send = async (values: typeof form.values) => {
    const reply = await create.run(values)
    if (reply.ok) await navigate({ to: '/welcome' })
    else showAtFields(form, reply.error, t('firstRun.required'))
  }
  return (
    <form className={classes.form} onSubmit={form.submit((values) => void send(values))} noValidate>
      <TextInput
        label={t('firstRun.name')}
        placeholder={t('firstRun.namePlaceholder')}
        autoComplete="organization"
        autoFocus
        key={form.key('name')}
        {...form.getInputProps('name')}
      />
      <FieldRow>
        <SearchableSelect
          label={t('firstRun.zone')}
          data={listZones()}
          key={form.key('zone')}
          {...form.getInputProps('zone')}
        />
        <SearchableSelect
          label={t('firstRun.currency')}
          data={currencies}
          key={form.key('currency')}
          {...form.getInputProps('currency')}
        />
      </FieldRow>
      <p className={classes.hint}>{t('firstRun.zoneHint')}</p>
      <TextInput
        label={t('firstRun.owner')}
        description={t('firstRun.ownerHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        autoComplete="name"
        key={form.key('ownerName')}
        {...form.getInputProps('ownerName')}
      />
      <RefusalText refusal={create.refusal} />
      <Button tone="primary" type="submit" busy={create.busy} fullWidth>
        {t('firstRun.button')}
      </Button>
    </form>
  )
}

function currencyChoices() {
  const names = new Intl.DisplayNames([locale()], { type: 'currency' })
  return listCurrencies().map((code) => ({ value: code, label: `${code} – ${names.of(code) ?? code}` }))
}

function TryDemo() {
  const { t } = useTranslation()
  const open = useCommand('workspace.openDemo')
  return (
    <div className={classes.demo}>
      <Button tone="quiet" busy={open.busy} onClick={() => void open.run({})}>
        {t(open.busy ? 'firstRun.demoMaking' : 'firstRun.demo')}
      </Button>
      <RefusalText refusal={open.refusal} />
    </div>
  )
}
