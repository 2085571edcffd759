import { Select, Textarea, TextInput } from '@mantine/core'
import { ChevronDown } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { PLATFORMS } from '../../../../../shared/domain/schedule.ts'
import { FieldRow } from '../../../components/field.tsx'
import classes from './dialog.module.css'
import type { PartProps } from './part.ts'
import { AmountField } from './payment-part.tsx'

type Props = PartProps & {
  readonly opened: boolean
  readonly onToggle: () => void
  /** Shown above already: the platform of an online service, the amount of a debt. */
  readonly online: boolean
  readonly owed: boolean
}

/** What is rarely needed, folded away until it is. */
export function MorePart({ opened, onToggle, online, owed, ...props }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const paid = owed ? ('Paid' as const) : ('' as const)
  const hint = online ? (`moreHintOnline${paid}` as const) : (`moreHint${paid}` as const)
  return (
    <>
      <button
        type="button"
        className={classes.more}
        aria-expanded={opened}
        aria-controls={opened ? id : undefined}
        onClick={onToggle}
      >
        <ChevronDown size={16} aria-hidden="true" />
        <span>{t('schedule.create.more')}</span>
        {!opened && <span className={classes.hint}>{t(`schedule.create.${hint}`)}</span>}
      </button>
      {opened && (
        <div id={id} className={classes.group}>
          {!(owed && online) && (
            <FieldRow>
              {!owed && <AmountField {...props} />}
              {!online && <PlatformField {...props} />}
              {!online && <LinkField {...props} />}
            </FieldRow>
          )}
          <NotesField {...props} />
        </div>
      )}
    </>
  )
}

/** Where an online session takes place. */
export function OnlineFields(props: PartProps) {
  return (
    <FieldRow>
      <PlatformField {...props} />
      <LinkField {...props} />
    </FieldRow>
  )
}

/** The service that an online session is held on. */
export function PlatformField({ fields, set, errors }: PartProps) {
  const { t } = useTranslation()
  return (
    <Select
      label={t('schedule.create.platform')}
      placeholder={t('schedule.create.noPlatform')}
      data={PLATFORMS.map((value) => ({ value, label: t(`schedule.create.platforms.${value}`) }))}
      value={fields.platform}
      error={errors.platform}
      onChange={(value) => set({ platform: PLATFORMS.find((platform) => platform === value) ?? null })}
      allowDeselect={false}
      clearable
    />
  )
}

/** Where its clients go to join it. */
export function LinkField({ fields, set, errors }: PartProps) {
  const { t } = useTranslation()
  return (
    <TextInput
      label={t('schedule.create.meetingLink')}
      inputMode="url"
      spellCheck={false}
      autoComplete="off"
      maxLength={500}
      value={fields.meetingLink}
      error={errors.meetingLink}
      onChange={(event) => set({ meetingLink: event.currentTarget.value })}
    />
  )
}

/** What the staff should know about it. */
export function NotesField({ fields, set, errors }: PartProps) {
  const { t } = useTranslation()
  return (
    <Textarea
      label={t('schedule.create.notes')}
      autosize
      minRows={1}
      maxRows={4}
      maxLength={2000}
      dir="auto"
      value={fields.notes}
      error={errors.notes}
      onChange={(event) => set({ notes: event.currentTarget.value })}
      onKeyDown={(event) => {
        // Enter alone begins a new line here.
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
          event.currentTarget.form?.requestSubmit()
      }}
    />
  )
}
