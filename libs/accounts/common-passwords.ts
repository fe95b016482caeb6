/**
 * What long passwords that many people choose are made of: the words, names and rows of keys that head the published lists
 * of leaked passwords (the NCSC's 100,000, SecLists), written down by hand, in English and Spanish, and the phrases that
 * every text about passwords gives as an example. No list is copied: one of 15 characters and more is almost empty, since
 * people reach that length by repeating and joining these.
 */
export const COMMON: readonly string[] = [
  ...['password', 'passphrase', 'passwort', 'contraseña', 'contrasena', 'clave', 'secret', 'secreto', 'letmein'],
  ...['welcome', 'bienvenido', 'bienvenida', 'admin', 'administrator', 'login', 'master', 'access', 'changeme'],
  ...['default', 'temporary', 'computer', 'internet', 'whatever', 'nothing', 'iloveyou', 'teamo', 'tequiero', 'loveme'],
  ...[
    'trustno',
    'princess',
    'princesa',
    'sunshine',
    'football',
    'futbol',
    'baseball',
    'basketball',
    'superman',
    'batman',
  ],
  ...['pokemon', 'starwars', 'dragon', 'monkey', 'shadow', 'michael', 'jennifer', 'jessica', 'charlie', 'estrella'],
  ...['mariposa', 'chocolate', 'barcelona', 'realmadrid', 'mexico', 'america', 'minnesota', 'minneapolis', 'vikings'],
  ...['summer', 'winter', 'spring', 'autumn', 'verano', 'invierno', 'january', 'february', 'monday', 'friday'],
  ...[
    'qwertyuiop',
    'qwerty',
    'asdfghjkl',
    'asdf',
    'zxcvbnm',
    'zxcv',
    'qazwsxedc',
    'qazwsx',
    'qweasdzxc',
    'abcdefghijklmno',
  ],
  ...[
    'abcdefgh',
    'abcdef',
    'abc',
    'qwe',
    'asd',
    'zxc',
    'test',
    'user',
    'sanctuary',
    'my',
    'mi',
    'the',
    'is',
    'es',
    'la',
    'el',
  ],
  ...['correcthorsebatterystaple', 'correct horse battery staple', 'hunter', 'todosjuntos', 'sisepuede'],
];
