/** First and last names that belong together, and how many of the demo's clients have such names. */
export type NameGroup = {
  readonly share: number
  readonly first: readonly string[]
  readonly last: readonly string[]
}

function group(share: number, first: string, last: string): NameGroup {
  return { share, first: first.split(', '), last: last.split(', ') }
}

export const NAME_GROUPS: readonly NameGroup[] = [
  group(
    24,
    'Alice, Benjamin, Charlotte, Daniel, Emily, Freddie, Grace, Harriet, Isaac, James, Lucy, Matthew, Olivia, Rosie, Samuel, Toby',
    'Ainsworth, Bradley, Carter, Dawson, Fletcher, Harding, Hughes, Marsh, Parker, Pemberton, Reid, Sutton, Thornton, Walsh, Whitaker, Wright',
  ),
  group(
    8,
    'Aoife, Ciarán, Deirdre, Eoin, Niamh, Oisín, Róisín, Seán',
    "Byrne, Gallagher, Kavanagh, McCarthy, Ní Dhomhnaill, O'Connor, O'Sullivan, Quinn",
  ),
  group(
    7,
    'Agnieszka, Bartosz, Ewa, Jakub, Magdalena, Paweł, Zofia, Łukasz',
    'Dudek, Gołąb, Kowalczyk, Mazur, Nowak, Szewczyk, Wójcik, Wróbel',
  ),
  group(
    7,
    'Aarav, Ananya, Divya, Kavita, Nikhil, Priyanka, Rohan, Sanjay',
    'Bhattacharya, Chaudhry, Desai, Iyer, Malhotra, Patel, Raghunathan, Sharma',
  ),
  group(
    6,
    'Adaeze, Chidi, Folake, Ifeoma, Kwame, Ngozi, Oluwaseun, Yaa',
    'Adebayo, Asante, Balogun, Eze, Mensah, Nwosu, Okonkwo, Owusu',
  ),
  group(
    6,
    'Álvaro, Begoña, Carmen, Íñigo, Lucía, Mónica, Raúl, Sofía',
    'Álvarez, Castaño, Domínguez, Fernández, Ibáñez, Muñoz, Peña, Vázquez',
  ),
  group(
    5,
    'Amélie, Benoît, Chloé, Étienne, Hélène, Noémie, Rémi, Solène',
    'Beauchêne, Delacroix, Fontaine, Garçon, Lefèvre, Moreau, Pélissier, Rousseau',
  ),
  group(
    5,
    'Anneliese, Björn, Friederike, Jürgen, Käthe, Matthias, Sören, Ulrike',
    'Böhm, Falkenstein, Großmann, Krüger, Müller, Schäfer, Voß, Wißmann',
  ),
  group(
    5,
    'Alessandra, Bruno, Chiara, Elisabetta, Giacomo, Lorenzo, Nicolò, Valentina',
    'Bianchi, Colombo, De Luca, Esposito, Ferrara, Lombardi, Moretti, Rinaldi',
  ),
  group(
    5,
    'Ayşe, Barış, Çağla, Emre, Gülşen, İbrahim, Ömer, Şebnem',
    'Aydın, Çelik, Demir, Güneş, Kılıç, Öztürk, Şahin, Yıldız',
  ),
  group(
    4,
    'Amira, Bilal, Farah, Hassan, Layla, Omar, Salma, Youssef',
    'Al-Rashid, Benali, El-Sayed, Haddad, Khoury, Mansour, Nasser, Saleh',
  ),
  group(
    4,
    'Bích Ngọc, Đức, Hồng Nhung, Linh, Minh Anh, Quang, Thảo, Tuấn',
    'Bùi, Đặng, Đỗ, Hoàng, Lê, Nguyễn, Phạm, Trần',
  ),
  group(
    4,
    'Astrid, Bjørn, Freja, Håkon, Ingrid, Lærke, Øyvind, Sigríður',
    'Ångström, Bergström, Blöndal, Dahl, Hansen, Jørgensen, Lindqvist, Nygård',
  ),
  group(
    4,
    'Beatriz, Caetano, Conceição, Inês, João, Marília, Simão, Tomás',
    'Araújo, Carvalho, Conceição, Gonçalves, Guimarães, Magalhães, Simões, Teixeira',
  ),
  group(
    3,
    'Alexandros, Despina, Eleni, Giorgos, Katerina, Nikos, Thalia, Yannis',
    'Anagnostou, Christodoulou, Dimitriou, Economou, Georgiou, Konstantinou, Nikolaou, Papaioannou',
  ),
  group(
    3,
    'Haruka, Kenta, Mei, Naoko, Ryō, Sakura, Takumi, Yūko',
    'Fujimoto, Hayashi, Ishikawa, Kobayashi, Mori, Nakamura, Ōtani, Sasaki',
  ),
]

export type PersonName = {
  readonly firstName: string
  readonly lastName: string
  /** The name as their e-mail address spells it, where no rule would. */
  readonly address?: string
}

/** People whom every demo has: names that software gets wrong. */
export const NAMED_PEOPLE: readonly PersonName[] = [
  { firstName: 'Siobhán', lastName: "O'Brien" },
  { firstName: 'محمد', lastName: 'الأحمد', address: 'mohammed.alahmad' },
  { firstName: 'נועה', lastName: 'לוי', address: 'noa.levi' },
  {
    firstName: 'María Guadalupe',
    lastName: 'Fernández-Echeverría de la Torre y Montenegro',
    address: 'mg.fernandez',
  },
  { firstName: 'Zoë', lastName: 'van der Meer' },
  { firstName: 'Ngozi', lastName: '' },
  { firstName: 'Łukasz', lastName: 'Żółtowski' },
  { firstName: 'Mary-Kate', lastName: 'St. John-Smythe' },
  { firstName: '美咲', lastName: '田中', address: 'misaki.tanaka' },
  { firstName: 'Jörg', lastName: 'Weiß' },
]

export const TRAINER_NAMES: readonly string[] = [
  'Amara Okafor',
  'Tomasz Wiśniewski',
  'Leila Farahani',
  'Kenji Watanabe',
  'Sofia Marchetti',
]

export const OWNER_NAME = 'Eleanor Whitfield'
export const FRONT_DESK_NAME = 'Priya Raman'

export const NEIGHBOURHOODS: readonly string[] = [
  'Bethnal Green',
  'Clapton',
  'Dalston',
  'Hackney',
  'Highbury',
  'Islington',
  'London Fields',
  'Stoke Newington',
  'Walthamstow',
]

export const CLIENT_NOTES: readonly string[] = [
  'Left knee: no deep lunges, no jumping.',
  'Prefers mornings. Text rather than call.',
  'Training for a first half marathon.',
  'Lower back: warm up longer, no loaded flexion.',
  'Allergic to latex: use the fabric bands.',
  'Back after an operation, cleared by the GP. Start gently.',
  'Works shifts; the usual hour may change at short notice.',
  'Right shoulder operated last year, overhead work only with light weights.',
  'Hard of hearing on the left side, likes a mat near the front.',
  'Asthma: keeps the inhaler in the front pocket of the bag.',
  'Refers colleagues; say thank you.',
  'Likes to be reminded the day before.',
  'Wants to be able to do one strict pull-up by summer.',
  'Invoice to the company, details on file.',
  'Hypermobile: cue the end of the range.',
]
