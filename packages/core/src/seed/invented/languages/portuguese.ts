import type { Language } from './language.ts'

export const portuguese: Language = {
  locale: 'pt',
  share: 7,
  offset: 0,
  firstNames: ['Beatriz', 'Duarte', 'Leonor', 'Gonçalo', 'Marta', 'Tiago', 'Inês', 'Rui', 'Helena', 'Caio'],
  lastNames: ['Almeida', 'Barros', 'Cardoso', 'Duarte', 'Esteves', 'Fonseca', 'Lopes', 'Moura', 'Pinto', 'Teixeira'],
  cities: ['Porto', 'Braga', 'Aveiro', 'Faro', 'Évora'],
  topics: [
    {
      name: 'delivery',
      subjects: ['Onde está a encomenda {order}?', 'Entrega em {city}'],
      asks: [
        'A encomenda {order} devia ter chegado há {days} dias.',
        'O estafeta deixou um aviso, mas não há pacote nenhum.',
      ],
      answers: ['O pacote está em {city} e sai amanhã.', 'Pedimos desculpa: enviámos de novo a encomenda {order}.'],
    },
    {
      name: 'return',
      subjects: ['Devolução de {product}'],
      asks: ['{product} não serve para a minha sala. Como o devolvo?', 'Ainda espero pelo reembolso de {order}.'],
      answers: ['A etiqueta está na sua conta.', 'O reembolso saiu hoje.'],
    },
    {
      name: 'warranty',
      subjects: ['{product} avariado'],
      asks: ['Ao fim de {days} semanas, {product} deixou de ligar.', '{product} chegou com uma racha.'],
      answers: ['Enviamos hoje um novo.', 'A peça chega dentro de {days} dias.'],
    },
    {
      name: 'question',
      subjects: ['Pergunta sobre {product}'],
      asks: ['Que lâmpada leva {product}?', 'Quando volta a haver {product}?'],
      answers: ['Uma de casquilho E14.', 'Daqui a uns {days} dias.'],
    },
  ],
  greetings: ['Olá,', 'Bom dia,', 'Boa tarde,'],
  farewells: ['Cumprimentos', 'Obrigado', 'Com os melhores cumprimentos'],
  nudges: ['Há alguma novidade?', 'Continuo sem resposta.'],
  details: ['É a encomenda {order}.', 'Já tentei e continua na mesma.'],
  questions: ['Qual é o número da encomenda?', 'Pode enviar uma fotografia?', 'Vou perguntar ao armazém.'],
  thanks: ['Muito obrigado!', 'Já chegou, obrigada.'],
  praise: ['Rápido e simpático.'],
  blame: ['Demorou demais.'],
}
