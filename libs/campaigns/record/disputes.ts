import type { Dispute } from '../claim.entity.ts';
import type { Rows } from './data.ts';

/** Where sources differ. The sides are in the claims; the record picks none of them silently. */
export const DISPUTES = {
  K1: {
    questionEn: 'Did the police break the ordinance on June 3?',
    questionEs: '¿Violó la policía la ordenanza el 3 de junio?',
    status: 'DISPUTED',
    handlingEn: 'One incident, two sets of claims. The audit is a finding, and does not settle each single claim.',
    handlingEs: 'Un incidente y dos grupos de afirmaciones. La auditoría es un hallazgo y no resuelve cada afirmación.',
  },
  K2: {
    questionEn: 'What did the audit say?',
    questionEs: '¿Qué dijo la auditoría?',
    status: 'COMPATIBLE',
    handlingEn: 'One audit with several findings. The City’s answer tells only one of them.',
    handlingEs: 'Una auditoría con varios hallazgos. La respuesta de la Ciudad cuenta solo uno.',
  },
  K3: {
    questionEn: 'Was June 3 about immigration?',
    questionEs: '¿El 3 de junio se trataba de inmigración?',
    status: 'COMPATIBLE',
    handlingEn: 'Both can be true: which agencies were there, and what for, are two questions.',
    handlingEs: 'Ambas cosas pueden ser ciertas: qué agencias estaban y para qué son dos preguntas.',
  },
  K4: {
    questionEn: 'Was it a raid?',
    questionEs: '¿Fue una redada?',
    status: 'DISPUTED',
    handlingEn: 'The incident has a neutral title. Its other names stand beside it with who uses them.',
    handlingEs: 'El incidente tiene un título neutral. Los otros nombres aparecen con quien los usa.',
  },
  K5: {
    questionEn: 'Do the Minneapolis police work with immigration enforcement?',
    questionEs: '¿Colabora la policía de Minneapolis con la aplicación de inmigración?',
    status: 'DISPUTED',
    handlingEn: 'Institutions on one side, organizers on the other. Neither sets a person’s position.',
    handlingEs: 'Instituciones de un lado y organizadores del otro. Nada de esto fija la posición de una persona.',
  },
  K6: {
    questionEn: 'How many demands are there?',
    questionEs: '¿Cuántas exigencias hay?',
    status: 'SETTLED',
    handlingEn: 'Four is the formal set, which the City answers. Three were counted aloud.',
    handlingEs: 'Cuatro es el conjunto formal, que la Ciudad responde. Al hablar se contaron tres.',
  },
  K7: {
    questionEn: 'What is the campaign called?',
    questionEs: '¿Cómo se llama la campaña?',
    status: 'COMPATIBLE',
    handlingEn: 'One campaign with several names, each with its source; the platform of 2017 is another.',
    handlingEs: 'Una campaña con varios nombres, cada uno con su fuente; la plataforma de 2017 es otra.',
  },
  K8: {
    questionEn: 'How old is the ordinance?',
    questionEs: '¿Qué edad tiene la ordenanza?',
    status: 'SETTLED',
    handlingEn: 'It is of 2003. Twenty years are a round number.',
    handlingEs: 'Es de 2003. Veinte años es un número redondo.',
  },
  K9: {
    questionEn: 'Is there a penalty for breaking the ordinance already?',
    questionEs: '¿Ya existe una sanción por violar la ordenanza?',
    status: 'DISPUTED',
    handlingEn: 'The City calls the demand met. The campaign finds that the clause falls short.',
    handlingEs: 'La Ciudad da la exigencia por cumplida. Para la campaña, la cláusula se queda corta.',
  },
  K10: {
    questionEn: 'Did local police help on December 15?',
    questionEs: '¿Ayudó la policía local el 15 de diciembre?',
    status: 'DISPUTED',
    handlingEn: 'One incident, two claims. Whom the council member meant is not clear.',
    handlingEs: 'Un incidente y dos afirmaciones. No queda claro a quién se refería el concejal.',
  },
  K11: {
    questionEn: 'On which day did the police explain how they comply?',
    questionEs: '¿Qué día explicó la policía cómo cumple?',
    status: 'SETTLED',
    handlingEn: 'June 23, 2025: the tweet of June 24 says Monday, and June 24 was a Tuesday. Both are kept.',
    handlingEs: '23 de junio de 2025: el tuit del 24 dice lunes, y el 24 fue martes. Se guardan ambas.',
  },
  K12: {
    questionEn: 'How is the restaurant spelled?',
    questionEs: '¿Cómo se escribe el restaurante?',
    status: 'SETTLED',
    handlingEn: 'Las Cuatro Milpas. The misspelling is kept for searching.',
    handlingEs: 'Las Cuatro Milpas. La otra grafía se guarda para las búsquedas.',
  },
  K13: {
    questionEn: 'Who said that the police came earlier than they admit?',
    questionEs: '¿Quién dijo que la policía llegó antes de lo que admite?',
    status: 'SETTLED',
    handlingEn:
      'The speaker is the one whom the sentence names; another organizer speaks just before. Medium confidence.',
    handlingEs: 'Habla quien la frase nombra; otra persona organizadora habla justo antes. Confianza media.',
  },
  K14: {
    questionEn: 'Did the City answer before or after the new ordinance?',
    questionEs: '¿La Ciudad respondió antes o después de la nueva ordenanza?',
    status: 'COMPATIBLE',
    handlingEn: 'Before. Each answer says so, and is not read as one on the new text.',
    handlingEs: 'Antes. Cada respuesta lo indica y no se lee como respuesta al texto nuevo.',
  },
  K15: {
    questionEn: 'Why may the public attend the contract talks?',
    questionEs: '¿Por qué puede el público asistir a las negociaciones?',
    status: 'DISPUTED',
    handlingEn:
      'One claim with its claimant. That a later suit opened them is a lead from outside, still to be checked.',
    handlingEs: 'Una afirmación con quien la hace. Que fue otra demanda posterior es una pista externa por verificar.',
  },
} satisfies Rows<Dispute>;
