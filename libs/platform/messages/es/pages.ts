import type { pages as english } from '../en/pages.ts';

/** The same texts in Spanish. */
export const pages: Record<keyof typeof english, string> = {
  'pages.skip': 'Ir al contenido',
  'pages.language': 'Idioma',
  'pages.leave': 'Salir rápido',
  'pages.leaveHint':
    '“Salir rápido” abre una página neutral y borra lo que este sitio guardó en su dispositivo. No borra el historial del navegador.',
  'pages.locked': 'Por ahora no se puede enviar nada',
  'pages.lockedText':
    'El sistema está cerrado para proteger lo que la gente le confió. Vuelva en una hora, más o menos: no se pierde nada y esta página sigue aquí.',
  'pages.practice': 'Página de práctica',
  'pages.practiceText': 'Las personas y los números son inventados.',
  'pages.privacy': 'Qué guardamos',
  'home.title': 'Fuera ICE de Minneapolis: santuario de verdad',
  'home.lede': 'Pedimos cuatro cosas al concejo municipal y decimos qué postura tiene cada integrante, con pruebas.',
  'home.council': 'Ver la postura del concejo',
  'home.demands': 'Qué pedimos',
  'home.councilText':
    'Trece puestos y cuatro demandas. Lo que nadie ha dicho ni votado queda como “no se sabe”, y dice por qué.',
  'home.events': 'Acompáñenos',
  'home.noEvents': 'Ahora no hay ningún evento público. Vuelva a mirar pronto.',
  'home.full': 'Completo',
  'home.petitions': 'Firme',
  'home.signed': 'firma',
  'home.signedMore': 'firmas',
  'home.private': 'Puede apuntarse sin cuenta',
  'home.privateText': 'Pedimos un nombre y una dirección de correo. Nunca preguntamos el estatus migratorio.',
  'home.privateLink': 'Qué guardamos y por cuánto tiempo',
  'privacy.title': 'Qué guardamos de usted',
  'privacy.lede': 'Lo menos posible. Esta página dice qué se guarda, quién lo ve, por cuánto tiempo y cómo salir.',
  'privacy.never': 'Lo que nunca guardamos',
  'privacy.never1':
    'Estatus migratorio, papeles, país de nacimiento o un número de las autoridades: de nadie, en ningún lugar.',
  'privacy.never2': 'El formulario no acepta un texto que hable de eso. Le pide que lo quite.',
  'privacy.never3':
    'En las páginas públicas no ponemos cookies, no contamos visitas y no cargamos nada de otras empresas.',
  'privacy.signUp': 'Cuando se apunta a un evento',
  'privacy.signUp1': 'Guardamos su nombre, su dirección de correo, su idioma y cómo quiere participar.',
  'privacy.signUp2': 'Si los escribe, guardamos su celular y lo que necesita.',
  'privacy.signUp3': 'Su nombre y su correo pasan también a nuestra lista de personas, con las noticias que aceptó.',
  'privacy.signUp4': 'Solo recibe noticias si marcó la casilla. No marcamos ninguna por usted.',
  'privacy.signature': 'Cuando firma una petición',
  'privacy.signature1': 'Guardamos su nombre, su dirección de correo, su idioma y cómo quiere que le mostremos.',
  'privacy.signature2': 'Si elige un distrito, guardamos su número. Si quiere mensajes de texto, su celular.',
  'privacy.signature3':
    'Su firma solo cuenta cuando confirma con el enlace de nuestro correo. Entonces pasa también a nuestra lista de personas.',
  'privacy.signature4': 'Su nombre aparece en la página solo si lo eligió. Si no elige nada, no aparece.',
  'privacy.signature5':
    'Se muestra exactamente cuántas firmas se confirmaron. Los distritos, solo en grupos de diez o más, de forma aproximada y como máximo una vez al día.',
  'privacy.signature6': 'Solo recibe noticias si marcó la casilla, y solo después de confirmar.',
  'privacy.interest': 'Cuando dice que quiere ayudar',
  'privacy.interest1': 'Guardamos su nombre, su correo, su idioma, lo que sabe hacer y cuándo tiene tiempo.',
  'privacy.interest2': 'Cuenta cuando pulsa el botón del correo; sin eso se borra después de {interest} días.',
  'privacy.sealed': 'Cómo se guarda',
  'privacy.sealed1': 'Nombres, direcciones, números y lo que necesita están cifrados, cada registro por separado.',
  'privacy.sealed2': 'Las llaves se guardan aparte: una copia robada de la base de datos no nombra a nadie.',
  'privacy.sealed3':
    'Sin cifrar: el idioma, el distrito, las horas, y qué evento, petición o mensaje es de qué registro.',
  'privacy.sees': 'Quién lo ve',
  'privacy.sees1': 'Las personas que organizan este grupo ven quién se apuntó. Las personas voluntarias no.',
  'privacy.sees2': 'Quienes coordinan ven la dirección y el teléfono solo de forma oculta en parte.',
  'privacy.sees3':
    'Las páginas públicas solo muestran el nombre de quien lo eligió al firmar, y dicen más o menos cuánta gente viene.',
  'privacy.sees4': 'El servicio que lleva nuestro correo ve la dirección y el texto, como con cualquier correo.',
  'privacy.sees5':
    'Quien administra esta instalación tiene las llaves, y un tribunal podría ordenarle abrir lo que hay.',
  'privacy.long': 'Por cuánto tiempo',
  'privacy.long1': 'Borramos su inscripción {days} días después del evento, y con ella la nota de que se apuntó.',
  'privacy.long2': 'Queda cuánta gente vino, como un número sin nombres.',
  'privacy.long3': 'Una firma que no se confirma se borra después de {pending} días.',
  'privacy.long4':
    'Una firma confirmada queda hasta que usted la retira. Entonces se borran su nombre, dirección y número, y ya no cuenta.',
  'privacy.long5': 'Su registro en nuestra lista, y qué mensajes le enviamos, quedan hasta que usted nos lo pida.',
  'privacy.long6':
    'De su dirección de red guardamos diez minutos solo una huella con clave de su primera parte, contra avalanchas de formularios. Nadie puede leerla.',
  'privacy.go': 'Cómo salir',
  'privacy.go1': 'Para dejar su lugar libre, abra el enlace del correo que lo confirma y pulse el botón.',
  'privacy.go2': 'Para retirar su nombre de una petición, abra el enlace del correo sobre ella y pulse el botón.',
  'privacy.go3':
    'Para no recibir más noticias, dígalo a quien organiza. Anota que usted dijo alto, y desde entonces no se le envían.',
  'privacy.go4':
    'Para borrar su registro, pulse el botón en su propia página, o dígalo a quien organiza. Lo contado se sigue contando, sin usted.',
  'privacy.go5':
    'Queda entonces una huella con clave de sus direcciones, para que ninguna lista vieja haga que se le escriba. No nombra a nadie.',
  'exit.title': 'Página de inicio',
  'exit.weather': 'El tiempo',
  'exit.library': 'Biblioteca',
  'exit.encyclopedia': 'Enciclopedia',
  'error.title.400': 'Esto no funcionó',
  'error.text.400':
    'La dirección o el formulario no están completos. No se cambió nada. Vuelva atrás e inténtelo otra vez.',
  'error.title.403': 'Esto no está abierto para usted',
  'error.title.404': 'Esta página no existe',
  'error.text.404': 'Puede que la dirección esté mal escrita, o que se haya retirado la página.',
  'error.title.429': 'Demasiados intentos',
  'error.title.503': 'Esto está cerrado por ahora',
  'error.text.503':
    'El sistema está cerrado para proteger lo que la gente le confió. Inténtelo de nuevo en una hora, más o menos. No se pierde nada.',
  'error.title.500': 'Algo salió mal de nuestro lado',
  'error.text.500': 'No se cambió nada. Inténtelo de nuevo en unos minutos.',
  'error.home': 'Ir a la primera página',
};
