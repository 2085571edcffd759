import { describe, expect, test } from 'vitest'
import { outsideLink } from '../../src/main/outside-links.ts'

const REFUSED = [
  'http://dashboard.stripe.com/',
  'https://dashboard.stripe.com.evil.example/',
  'https://evil.example/?dashboard.stripe.com',
  'https://dashboard.stripe.com@evil.example/',
  'https://user:secret@dashboard.stripe.com/',
  'https://dashboard.stripe.com:8443/',
  'https://evilzoom.us/',
  'https://a.b.zoom.us/',
  'https://zoom.us.evil.example/',
  'https://localhost/',
  'https://127.0.0.1/',
  'file:///etc/passwd',
  'file://server/share/x.exe',
  'javascript:alert(1)',
  'data:text/html,x',
  'blob:app://studio/x',
  'app://studio/index.html',
  'smb://server/share',
  'ms-msdt:/id PCWDiagnostic',
  'vbscript:x',
  'ftp://dashboard.stripe.com/',
  'mailto:',
  'mailto:a@b.example?attach=/etc/passwd',
  'mailto:a@b.example?cc=c@d.example',
  'mailto:a@b.example,c@d.example',
  'mailto:a%0d%0abcc:c@d.example',
  'mailto:"x"@b.example',
  '\\\\server\\share',
  'C:\\Windows\\System32\\calc.exe',
  `https://dashboard.stripe.com/${'a'.repeat(2000)}`,
  '',
]

describe('links that leave the app', () => {
  test('listed sites over https, and plain mail, are opened', () => {
    const links = [
      'https://dashboard.stripe.com/payments/pi_1?a=b#c',
      'https://meet.google.com/abc-defg-hij',
      'https://studio-one.zoom.us/j/123',
      'mailto:maria@studio.example?subject=Your%20sessions',
    ]

    expect(links.map(outsideLink)).toEqual(links)
  })

  test.each(REFUSED)('%s is not', (link) => {
    expect(outsideLink(link)).toBeNull()
  })

  test('what is opened is what the parser read, not what was written', () => {
    expect(outsideLink('https://ZOOM.us\\@evil.example')).toBe('https://zoom.us/@evil.example')
  })
})
