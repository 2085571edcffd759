import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '../../api/use-query.ts'
import type { Planning } from './use-planning.ts'
import { type Preview, readPoint } from './view-model.ts'

type Props = {
  readonly shown: Preview
  readonly wishes: Planning['wishes']
  readonly onWish: Planning['wish']
}

/** Where: in a room of the studio, or at the client's place when the service is there. */
export function Where(props: Props) {
  const { services, wishes } = props.shown
  const delivery = services.find(({ id }) => id === wishes.serviceId)?.delivery
  if (delivery === 'online') return null
  return delivery === 'client_place' ? <ClientPlace {...props} /> : <Room {...props} />
}

/** A room that is kept free for the sessions; none is as good. */
function Room({ shown, wishes, onWish }: Props) {
  const { t } = useTranslation()
  const rooms = useQuery('rooms.list', { active: true }).value?.rows ?? []
  if (rooms.length === 0) return null
  const roomId = wishes.roomId === undefined ? shown.wishes.roomId : wishes.roomId
  return (
    <Select
      label={t('plan.room')}
      placeholder={t('plan.noRoom')}
      data={rooms.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={roomId === null ? null : String(roomId)}
      onChange={(value) => onWish({ roomId: value === null ? null : Number(value) })}
      allowDeselect={false}
      clearable
    />
  )
}

/** Address and coordinates: without these nobody can be sent there. */
function ClientPlace({ shown, onWish }: Props) {
  const { t } = useTranslation()
  const known = shown.wishes.place
  const [address, setAddress] = useState(known?.address ?? '')
  const [point, setPoint] = useState(known === null ? '' : `${known.latitude}, ${known.longitude}`)
  const tell = (next: { readonly address: string; readonly point: string }) => {
    setAddress(next.address)
    setPoint(next.point)
    const read = readPoint(next.point)
    if (read !== null) onWish({ place: { ...read, address: next.address } })
  }
  return (
    <>
      <TextInput
        label={t('plan.address')}
        placeholder={t('plan.addressHint')}
        maxLength={255}
        value={address}
        onChange={({ currentTarget: { value } }) => tell({ address: value, point })}
      />
      <TextInput
        label={t('plan.point')}
        description={t('plan.pointHint')}
        error={point !== '' && readPoint(point) === null ? t('plan.pointWrong') : null}
        value={point}
        onChange={({ currentTarget: { value } }) => tell({ address, point: value })}
      />
    </>
  )
}
