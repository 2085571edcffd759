import { Checkbox, Popover } from '@mantine/core'
import { Copy } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Weekday } from '../../../../../shared/domain/time.ts'
import { Button, IconButton } from '../../../components/button.tsx'
import { firstWeekday } from '../../../i18n/locale.ts'
import { weekdaysFrom } from '../../schedule/session-dialog/words.ts'
import classes from './hours.module.css'
import { weekdayInFull } from './week-words.ts'

type Props = {
  readonly from: Weekday
  readonly disabled: boolean
  readonly onCopy: (to: readonly Weekday[]) => void
}

const LAST_WORKDAY = 5

/** Gives one day's hours to others: the other workdays, unless some are chosen otherwise. */
export function CopyDay({ from, disabled, onCopy }: Props) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const others = weekdaysFrom(firstWeekday()).filter((weekday) => weekday !== from)
  const [to, setTo] = useState<readonly Weekday[]>(others.filter((weekday) => weekday <= LAST_WORKDAY))
  const day = weekdayInFull(from)
  const copy = () => {
    setOpened(false)
    onCopy(to)
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <IconButton
          label={t('hours.copy', { day })}
          icon={<Copy size={16} aria-hidden="true" />}
          disabled={disabled}
          expanded={opened}
          onClick={() => setOpened(!opened)}
        />
      </Popover.Target>
      <Popover.Dropdown aria-label={t('hours.copy', { day })}>
        <div className={classes.copy}>
          {others.map((weekday) => (
            <Checkbox
              key={weekday}
              label={weekdayInFull(weekday)}
              checked={to.includes(weekday)}
              onChange={({ currentTarget }) =>
                setTo((now) =>
                  currentTarget.checked ? [...now, weekday] : now.filter((one) => one !== weekday),
                )
              }
            />
          ))}
          <Button tone="primary" disabled={to.length === 0} onClick={copy}>
            {t('hours.copyButton')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
