/** Texts of the public pages and their frame. */
export const pages = {
  'pages.skip': 'Skip to the content',
  'pages.language': 'Language',
  'pages.leave': 'Leave quickly',
  'pages.leaveHint':
    '“Leave quickly” opens a neutral page and clears what this site stored on your device. It does not clear your browser’s history.',
  'pages.locked': 'Nothing can be sent right now',
  'pages.lockedText':
    'The system is locked, to protect what people have entrusted to it. Please come back in about an hour: nothing is lost, and this page stays.',
  'pages.practice': 'Practice page',
  'pages.practiceText': 'People and counts are invented.',
  'pages.privacy': 'What we keep',
  'home.title': 'ICE out of Minneapolis: sanctuary for real',
  'home.lede': 'We ask the city council for four things, and we say where each member stands, with the evidence.',
  'home.council': 'See where the council stands',
  'home.demands': 'What we ask for',
  'home.councilText': 'Thirteen seats and four demands. What nobody has said or voted on stays unknown, and says why.',
  'home.events': 'Come along',
  'home.noEvents': 'No public event is planned right now. Please look again soon.',
  'home.full': 'Full',
  'home.petitions': 'Sign',
  'home.signed': 'signature',
  'home.signedMore': 'signatures',
  'home.private': 'You can sign up without an account',
  'home.privateText': 'We ask for a name and an e-mail address. We never ask about immigration status.',
  'home.privateLink': 'What we keep and for how long',
  'privacy.title': 'What we keep about you',
  'privacy.lede': 'As little as we can. This page says what is stored, who sees it, for how long, and how to leave.',
  'privacy.never': 'What we never keep',
  'privacy.never1':
    'Immigration status, papers, country of birth, or a number of the authorities: of nobody, anywhere.',
  'privacy.never2': 'The form does not take a text that tells of these. It asks you to take it out.',
  'privacy.never3': 'We set no cookie on public pages, count no visits, and load nothing from other companies.',
  'privacy.signUp': 'When you sign up for an event',
  'privacy.signUp1': 'We store your name, your e-mail address, your language, and what you chose to do.',
  'privacy.signUp2': 'If you write them, we store your cell phone number and what you need.',
  'privacy.signUp3': 'Your name and e-mail address also go into our list of people, with the news you agreed to.',
  'privacy.signUp4': 'News comes only if you ticked its box. Nothing is ticked for you.',
  'privacy.signature': 'When you sign a petition',
  'privacy.signature1': 'We store your name, your e-mail address, your language, and how you want to be shown.',
  'privacy.signature2': 'If you choose a ward, we store its number. If you want text messages, your cell phone number.',
  'privacy.signature3':
    'Only when you confirm by the link in our e-mail do you count. Then they go into our list of people too.',
  'privacy.signature4': 'Your name is shown on the page only if you chose that. Without your choice it is not.',
  'privacy.signature5':
    'How many confirmed is shown exactly. Wards are shown only in groups of ten or more, roughly, at most once a day.',
  'privacy.signature6': 'News comes only if you ticked its box, and only after you confirmed.',
  'privacy.interest': 'When you say that you would like to help',
  'privacy.interest1':
    'We store your name, your e-mail address, your language, what you can do, and when you have time.',
  'privacy.interest2':
    'It counts once you press the button in the mail; without that it is deleted after {interest} days.',
  'privacy.sealed': 'How it is stored',
  'privacy.sealed1': 'Names, addresses, numbers and what you need are encrypted, each entry by itself.',
  'privacy.sealed2': 'The keys are kept apart from the data: a stolen copy of the database names nobody.',
  'privacy.sealed3':
    'Not encrypted: the language, the ward, the times, and which event, petition or message belongs to which entry.',
  'privacy.sees': 'Who sees it',
  'privacy.sees1': 'The organizers of this group see who signed up. Volunteers do not.',
  'privacy.sees2': 'Coordinators see a person’s address and phone only in masked form.',
  'privacy.sees3':
    'Pages for the public show no name, but those of signers who chose it. How many come is shown only roughly.',
  'privacy.sees4': 'The mail service that carries our e-mail sees the address and the text, as with every e-mail.',
  'privacy.sees5':
    'Whoever runs this installation holds the keys, and could be ordered by a court to open what is there.',
  'privacy.long': 'How long',
  'privacy.long1':
    'We delete your sign-up {days} days after the event, and with it the note that you signed up for it.',
  'privacy.long2': 'How many people came stays, as a number without names.',
  'privacy.long3': 'A signature that you do not confirm is deleted after {pending} days.',
  'privacy.long4':
    'A confirmed signature stays until you take it off. Then its name, address and number are deleted, and it is not counted.',
  'privacy.long5': 'Your entry in our list of people, and which messages we sent you, stay until you ask us.',
  'privacy.long6':
    'Of your network address we keep a keyed hash of its first part for ten minutes, against floods of forms. Nobody can read it back.',
  'privacy.go': 'How to leave',
  'privacy.go1': 'To give your place back, open the link in the e-mail that confirms it, and press the button.',
  'privacy.go2': 'To take your name off a petition, open the link in the e-mail about it, and press the button there.',
  'privacy.go3':
    'To get no more news, tell any organizer. They write down that you said stop, and none goes out from then on.',
  'privacy.go4':
    'To have your entry deleted, press the button on your own page, or tell an organizer. What was counted stays counted, without you.',
  'privacy.go5':
    'A keyed fingerprint of your addresses then stays, so that no old list makes anybody write to you again. It names nobody.',
  'exit.title': 'Start page',
  'exit.weather': 'Weather',
  'exit.library': 'Library',
  'exit.encyclopedia': 'Encyclopedia',
  'error.title.400': 'This did not work',
  'error.text.400': 'The address or the form is not complete. Nothing was changed. Go back and try once more.',
  'error.title.403': 'This is not open to you',
  'error.title.404': 'This page does not exist',
  'error.text.404': 'The address may be mistyped, or the page was taken down.',
  'error.title.429': 'Too many tries',
  'error.title.503': 'This is locked right now',
  'error.text.503':
    'The system is locked, to protect what people have entrusted to it. Please try again in about an hour. Nothing is lost.',
  'error.title.500': 'Something went wrong on our side',
  'error.text.500': 'Nothing was changed. Please try again in a few minutes.',
  'error.home': 'Go to the first page',
} as const;
