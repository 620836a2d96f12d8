import type { Language } from "./read-language.ts";

/** Everything the model can say of its own accord; the rest comes from the prompt. */
export interface Phrases {
  hello: (organisation: string | undefined) => string;
  dear: (name: string | undefined) => string;
  thanks: string;
  welcome: string;
  sorry: string;
  sympathy: string;
  glad: string;
  nextStep: string;
  passedOn: (team: string) => string;
  noFact: (organisation: string | undefined) => string;
  empty: string;
  offer: string;
  regards: string;
  goodbye: string;
  remark: string;
  wellBeing: string;
  identity: (name: string | undefined, organisation: string | undefined) => string;
}

export const PHRASES: Record<Language, Phrases> = {
  en: {
    hello: (organisation) => (organisation === undefined ? "Hello" : `Hello from ${organisation}`),
    dear: (name) => (name === undefined ? "Dear customer," : `Dear ${name},`),
    thanks: "Thank you for your message.",
    welcome: "You are very welcome.",
    sorry: "I am sorry about the trouble this has caused you.",
    sympathy: "I understand that this is worrying, and I am here to help.",
    glad: "I am glad to hear that.",
    nextStep: "What happens next: a colleague looks into this and gets back to you.",
    passedOn: (team) =>
      `What happens next: I have passed your message to our ${team} team, who will look into it and get back to you.`,
    noFact: (organisation) =>
      `I do not have that information to hand, so a colleague${organisation === undefined ? "" : ` at ${organisation}`} will check it for you.`,
    empty: "I could not make out a question in your message. Could you tell me what I can do for you?",
    offer: "How can I help you today?",
    regards: "Kind regards,",
    goodbye: "Goodbye, and take care.",
    remark: "Thank you for telling me. I am at my best with questions about the bank, and here whenever you have one.",
    wellBeing: "I am well, thank you for asking.",
    identity: (name, organisation) =>
      `I am ${name === undefined ? "the automated assistant" : `${name}, the automated assistant`}${organisation === undefined ? "" : ` of ${organisation}`}.`,
  },
  es: {
    hello: (organisation) => (organisation === undefined ? "Hola" : `Hola, le escribe ${organisation}`),
    dear: (name) => (name === undefined ? "Estimado cliente:" : `Estimado/a ${name}:`),
    thanks: "Gracias por su mensaje.",
    welcome: "De nada, un placer.",
    sorry: "Sentimos mucho las molestias que esto le ha causado.",
    sympathy: "Entiendo su preocupación y estoy aquí para ayudarle.",
    glad: "Me alegra saberlo.",
    nextStep: "Próximo paso: un compañero lo revisará y se pondrá en contacto con usted.",
    passedOn: (team) =>
      `Próximo paso: he pasado su mensaje a nuestro equipo (${team}), que se pondrá en contacto con usted.`,
    noFact: (organisation) =>
      `No tengo esa información a mano; un compañero${organisation === undefined ? "" : ` de ${organisation}`} lo comprobará.`,
    empty: "No he podido entender su mensaje. ¿En qué puedo ayudarle?",
    offer: "¿En qué puedo ayudarle?",
    regards: "Un cordial saludo,",
    goodbye: "Hasta luego, que tenga un buen día.",
    remark: "Gracias por contármelo. Lo mío son las preguntas sobre el banco; aquí estoy cuando tenga una.",
    wellBeing: "Muy bien, gracias por preguntar.",
    identity: (name, organisation) =>
      `Soy ${name === undefined ? "el asistente virtual" : `${name}, el asistente virtual`}${organisation === undefined ? "" : ` de ${organisation}`}.`,
  },
  de: {
    hello: (organisation) => (organisation === undefined ? "Guten Tag" : `Guten Tag, hier ist ${organisation}`),
    dear: (name) => (name === undefined ? "Guten Tag," : `Guten Tag ${name},`),
    thanks: "vielen Dank für Ihre Nachricht.",
    welcome: "Sehr gern geschehen.",
    sorry: "Es tut mir leid, dass Sie diesen Ärger haben.",
    sympathy: "Ich verstehe Ihre Sorge und helfe Ihnen gern.",
    glad: "Das freut mich.",
    nextStep: "Wie es weitergeht: Eine Kollegin oder ein Kollege prüft das und meldet sich bei Ihnen.",
    passedOn: (team) =>
      `Wie es weitergeht: Ich habe Ihre Nachricht an unser Team (${team}) gegeben, das sich bei Ihnen meldet.`,
    noFact: (organisation) =>
      `Dazu liegt mir nichts vor; eine Kollegin oder ein Kollege${organisation === undefined ? "" : ` von ${organisation}`} prüft es für Sie.`,
    empty: "Ich konnte in Ihrer Nachricht keine Frage erkennen. Wie kann ich Ihnen helfen?",
    offer: "Wie kann ich Ihnen helfen?",
    regards: "Mit freundlichen Grüßen",
    goodbye: "Auf Wiedersehen und alles Gute.",
    remark: "Danke, dass Sie mir das erzählen. Am besten kenne ich mich mit Fragen zur Bank aus und bin dafür gern da.",
    wellBeing: "Danke der Nachfrage, mir geht es gut.",
    identity: (name, organisation) =>
      `Ich bin ${name === undefined ? "der automatische Assistent" : `${name}, der automatische Assistent`}${organisation === undefined ? "" : ` von ${organisation}`}.`,
  },
  fr: {
    hello: (organisation) => (organisation === undefined ? "Bonjour" : `Bonjour, ici ${organisation}`),
    dear: (name) => (name === undefined ? "Bonjour," : `Bonjour ${name},`),
    thanks: "Merci pour votre message.",
    welcome: "Avec plaisir.",
    sorry: "Je suis désolé pour les désagréments que cela vous cause.",
    sympathy: "Je comprends votre inquiétude et je suis là pour vous aider.",
    glad: "J'en suis ravi.",
    nextStep: "Prochaine étape : un collègue examine votre demande et revient vers vous.",
    passedOn: (team) =>
      `Prochaine étape : j'ai transmis votre message à notre équipe (${team}), qui reviendra vers vous.`,
    noFact: (organisation) =>
      `Je n'ai pas cette information sous la main ; un collègue${organisation === undefined ? "" : ` de ${organisation}`} va la vérifier.`,
    empty: "Je n'ai pas compris votre message. Comment puis-je vous aider ?",
    offer: "Comment puis-je vous aider ?",
    regards: "Cordialement,",
    goodbye: "Au revoir et bonne journée.",
    remark: "Merci de me le dire. Je connais surtout les questions de banque et suis là pour elles.",
    wellBeing: "Je vais bien, merci.",
    identity: (name, organisation) =>
      `Je suis ${name === undefined ? "l'assistant automatique" : `${name}, l'assistant automatique`}${organisation === undefined ? "" : ` de ${organisation}`}.`,
  },
};
