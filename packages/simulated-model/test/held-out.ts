/** A message and the queue it belongs to. */
export interface HeldOut {
  message: string;
  queue: string;
}

/** One message a line, under the queue it belongs to. Written after the training set, which was not changed for it. */
const MESSAGES: Record<string, string> = {
  cards: `
left my handbag on the ferry with my Visa in it, can you kill the card
Why is my card being declined at every till today?
still waiting for the bank card you posted on the 5th
need my pin again pls, cant remember it
Could I have a card for my teenage daughter too?
The strip on my card is so worn that machines spit it out
Ich möchte das Tageslimit meiner Karte erhöhen
Perdí la tarjeta anoche en un bar
Hello from sunny Whitby! We are here for the regatta with the whole club, forty people, and the boys came third. Last night at the chip shop I paid as usual and put everything back in my jacket, I thought. Now I've turned the caravan upside down and my debit card is not there, please block it
I changed jobs in the autumn and my pay arrives nicely with you every month, so thanks for making the switch so easy. I have also told everyone at work about you. The only snag: the new credit card you sent doesn't work in any shop`,
  transfers: `
Money I sent to my niece on Sunday is still pending
I mistyped an account number, please recall the payment of 260
could you stop the standing order to the allotment society
When will a cheque paid in today clear?
my wages haven't been credited
How do I pay someone in Norway?
Meine Miete wurde nicht überwiesen, obwohl der Dauerauftrag läuft
Mon salaire n'est pas encore arrivé
My sister-in-law keeps alpacas, you may have read about her in the Gazette, and last spring we went into business together selling the wool at fairs. It is going better than expected. A shop in Hexham paid us 430 by transfer ten days ago, they have shown me the slip. Nothing has come in
Thank you for the birthday card from the branch, that made my day. I've had a quiet week, some gardening and a visit to the dentist. I'd like the direct debit for my old gym to be cancelled, I haven't been a member since May`,
  account_access: `
Can't remember my login for online banking
your app crashes every time
no security code by sms since this morning, tried 4 times
account locked!!! too many tries
How do I move the app onto my new phone
it says username or password incorrect
Je n'arrive plus à entrer sur mon espace client
no puedo iniciar sesión desde el móvil nuevo
It's been quite a year. We sold the farm in March after three generations and moved into a bungalow near the sea, and I must say the air agrees with us. My wife insists that I learn to do the bank business on the computer. I typed everything as the leaflet says, and it tells me that my access is locked
I called in on Thursday about my savings and Joanne explained the new account to me, she was great and so patient. I signed everything there and then. At home I tried to see it in the app but it won't let me log in`,
  fraud: `
there's a card payment to a casino that isn't mine
I think I answered a phishing email, I gave them my password
Someone withdrew 250 from my account in Leicester and it wasn't me
caller told me to transfer my money to a safe account, I did it
is this text with a link to confirm my details genuine?
My identity was stolen, they opened an account in my name
Da sind drei Zahlungen, die ich nicht gemacht habe
Me han estafado vendiendo un sofá por internet
Our neighbours' cat had kittens and my children have been begging for one ever since, so in the end we gave in. We looked at adverts together and found a sweet ginger one. I transferred 150 to reserve it and the seller has vanished, the advert as well. I believe it was a scam
Could you send me a new cheque book, mine is nearly finished. And my mother's address has changed to Elm Court. Also, I'm quite alarmed, I noticed two purchases on Sunday in a town I've never been to that I didn't make`,
  mortgages: `
How much could I borrow to buy a flat on my own?
We want to pay extra off our mortgage each month
what mortgage rates do you offer for 3 years fixed
Have you received my documents for the mortgage application?
I lost my job and I'm worried about the next mortgage payment
Can we port our mortgage if we move to Wales
Wir möchten unsere Hypothek früher zurückzahlen
nous cherchons un prêt immobilier sur vingt ans
I play the tuba in the town band, and so does my fiancé, that's how we met. The neighbours downstairs are not amused, as you can imagine. So we started to look for a detached house and there's one in Otley. Before we make an offer we'd like to know whether we'd get a mortgage
Good news first, the new card came and my app is working again, thank you both times. My brother and I inherited our parents' house together, and I'm going to buy him out. There's still a mortgage on it and it would have to be changed to my name`,
  savings: `
What rate do you give on savings right now?
I would like to open a fixed term deposit for two years
When is the interest on my saver paid
please transfer my matured bond back into my account
Best savings account for a child?
How do I take money out of my ISA
Ich möchte ein Sparkonto für meine Enkelin eröffnen
¿Qué interés tiene el depósito a un año?
I drive a night bus and have the strangest passengers, I could write a book. My wife says I should. After twenty years I've finally got a bit left over at the end of the month, and no debts at all. I'd like to start saving, what interest would I get
You changed my address in no time and the statement came to the right door, perfect. My late aunt remembered me in her will, we were very close. I don't need the money for three years, so what would a fixed savings bond pay me`,
  fees: `
What's this 9.50 account fee?
I got charged for going into overdraft by 80p
Can you waive the fee for the late payment
How much do you charge for cash abroad
Your monthly fee has gone up, why
Is there a charge for an international transfer
Wofür sind die 4 Euro Gebühr auf meinem Auszug?
me cobraron comisión por sacar dinero
We did the North Coast 500 in a camper last month, nine days of rain and one of sunshine, and I'd do it again tomorrow. Back home I opened the post and had a look at my statement. You charged me 25 for an overdraft that lasted two days
My daughter looks after the cattery with me and she's a wizard with numbers. She set up the accounts program and it links to your bank without any trouble. She spotted that you take a fee of 7 a month, which the leaflet doesn't mention`,
  complaints: `
I want to lodge a complaint about the lady on reception
Your adviser laughed at me. I'd like to make a formal complaint
who do I write to if I want to complain about your staff
terrible service, nobody calls back, I want to complain
I was treated like a thief in your branch
Ich will mich offiziell beschweren, man hat mich angeschrien
Je veux faire une réclamation, l'accueil était honteux
I teach at the primary school in Ripley and bring the dinner money every Friday, and have done so since 2011. The former manager always had a kind word. Last Friday the new man said in front of everyone that I smelled. I'm still shaking and wish to make a complaint`,
  general: `
When are you open on Saturdays?
Hi, anyone there?
thanks for the help, bye
Where's your branch in Ludlow
please change my phone number
!!!
Is there a car park at the branch?
Vielen Dank, alles erledigt
Danke, und wann haben Sie am Freitag geöffnet?
My choir is on tour in Finland, we sang in a church made of rock, imagine that. The sauna was not for me. We get home on the Saturday and I promised to bring my granny to town. Is your branch open in the afternoon`,
};

export const heldOut: readonly HeldOut[] = Object.entries(MESSAGES).flatMap(([queue, messages]) =>
  messages
    .trim()
    .split("\n")
    .map((message) => ({ message, queue })),
);
