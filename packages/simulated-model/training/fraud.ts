import type { Topics } from "./facet.ts";

export const fraud: Topics = {
  unknown_transaction: `
There is a payment of 89.99 on my account that I did not make
I don't recognise two transactions from yesterday
a withdrawal of 400 at a cash machine in a town I have never been to
who is this company? I never bought anything from them
i did not authorise this payment
someone is spending with my stolen card right now
unauthorised transactions, payments the customer did not make
My account has been emptied overnight
three purchases in Brazil, I am sitting at home in York
card was cloned, there are charges that are not mine
I got an alert for a purchase I never made
there's a direct debit I never agreed to, I've no idea who they are
a loan was taken out in my name
somebody opened an account in my name
My ex has been using my card without permission
hacked! transfers going out that I never set up
strange charges on my statement, not mine
i see 5 payments to a gaming site, nobody here plays games
my card was stolen and they have already paid with it twice
500 quid missing, never touched it
suspicious transaction on my credit card, please dispute it
Hay cargos en mi cuenta que yo no he hecho
no reconozco este pago de 200 euros
alguien ha usado mi tarjeta sin permiso
Da ist eine Abbuchung, die ich nicht kenne
Jemand hat mit meiner Karte bezahlt, das war ich nicht
unbekannte Buchung auf meinem Konto
Il y a un paiement que je n'ai pas fait
quelqu'un a utilisé ma carte pour acheter en ligne
je ne reconnais pas cette opération
Nie rozpoznaję tej transakcji
ktoś zapłacił moją kartą, to nie ja
z mojego konta zniknęły pieniądze
Não reconheço este pagamento
alguém usou o meu cartão sem autorização
two withdrawals in a city where I was not
I've got my card with me yet somebody paid with it in Bristol
a shop I have never heard of took 60 from me
there is something on my statement that I certainly did not buy
That purchase was not me.
who took 220 out of my account? not me nor my wife
my account was raided in the night
somebody keeps using my card number for train tickets
my husband noticed several card payments neither of us made
Money disappeared from my current account and I have no idea where it went
I found three payments for hotels I have never stayed in
card used in a country I have never visited
someone took out credit using my name and address
a new phone contract is being paid from my account, I never signed one
please check a transaction of 149 that I know nothing about
these aren't my payments
there are transactions on there which I did not approve
my bank details are being used by somebody else
The cash machine gave out money on my account while I was asleep
una compra que no es mía
han sacado dinero de mi cuenta y yo no he sido
Auf meinem Konto sind Abbuchungen, die nicht von mir sind
jemand hat Geld von meinem Konto abgehoben
des achats que je n'ai pas faits apparaissent sur mon compte
on a retiré de l'argent avec ma carte et ce n'était pas moi
płatności, których nie zrobiłem
levantamentos que não fiz
gone from my account in a town where I have not been, and I have the card here
money taken in Manchester while I sit in Kent
somebody has cleaned out my account
two charges from a game company, no one here plays
withdrawals from a machine far away, both cards are at home
taxis in Rome on my card, never been there
not me, I did not buy this
a credit was opened in my name by a stranger
we noticed three withdrawals this morning that neither of us made
79 euros to a shop I have never dealt with
I don't recognise this payment
I do not recognise a card payment of 54
unknown payment to a company I have never heard of
a payment to a website none of us knows
payment not made by me
cash withdrawal I did not make
direct debit I don't recognise
money taken from my account, not by me
there is a transaction I never made
transactions in another city that were not mine
somebody opened an account or credit card in my name
stranger bought shoes with my card details
money missing and it was not me who spent it
the thief has been shopping with my card
I see a transfer I never ordered
there is money missing and nobody here took it
debits for games, we have no games
two payments to a phone shop, not made by me or my family
I was not in that town when the cash was taken out
addebiti che non riconosco
hanno usato la mia carta senza permesso
há compras que não fiz no meu cartão
tiraram dinheiro da minha conta
hesabımda benim yapmadığım bir işlem var
kartımdan haberim olmadan para çekilmiş
iemand heeft met mijn pas betaald
transakcja której nie zrobiłem
there is an order on my card from a shop I do not use
I did not buy any of this
a delivery service took money, I never ordered
someone drew cash with my card details
my account shows payments that nobody here made`,
  scam: `
I got a text saying my account is suspended with a link, is that from you?
Someone called pretending to be from the bank and asked for my code
I clicked on a link in an email and entered my password
I think I have been scammed, I paid for a flat that does not exist
phishing email in your name
I was tricked into installing software and they saw my banking
bought a puppy online and the seller disappeared with the money
got a whatsapp from my "son" asking for money, I sent 900, it was not him
scams, phishing, fake calls and messages, people tricked into paying
is this letter really from the bank? looks like a con
Invested in crypto on a website and now they want fees to let me withdraw
they made me buy gift cards
suspicious email asking me to confirm my details
someone I met online asked me for money and now I think it's fake
fake invoice from our supplier, we paid it, the bank details were changed
He recibido un SMS con un enlace que dice ser del banco
me han estafado, pagué y el vendedor desapareció
me llamó alguien del banco y le di el código
Ich bin auf eine Betrugsmasche hereingefallen
Ich habe eine SMS mit einem Link bekommen, ist das Phishing?
ein Anrufer wollte meine TAN haben und ich habe sie ihm gegeben
J'ai reçu un mail bizarre qui me demande mes codes
je me suis fait arnaquer en ligne
un faux conseiller m'a appelé et j'ai donné mon code
Dostałem podejrzanego smsa z linkiem
oszukali mnie, podałem kod przez telefon
recebi uma mensagem falsa a pedir os meus dados
fui enganado por um falso funcionário do banco
A caller said my savings were in danger and had to be moved
she was told by a man on the phone to transfer everything to another account
I typed my card number into a page from a text about a parcel
I pressed on a link and gave my details, now I am worried
gave a stranger on the phone the code you texted me
was that really your fraud team ringing me
Is this message from you or is it a fake
the seller took my money and blocked me
I paid for tickets that never came, I think it was a con
transferred the deposit for a holiday let and the advert is gone
romance scam, my mother sent him thousands
someone claiming to be the police asked me to withdraw cash
the tax office called and made me pay at once, was it genuine
a pop up said my computer was infected and they got into my bank
he promised double the money in a week
got an email with your logo wanting my password
I read out the numbers from my card reader to a caller
my nan was talked into handing over her card to a courier
My account details went to a fake website
me han engañado por teléfono y he dado mis claves
he pinchado en un enlace falso
Jemand hat sich als Bankmitarbeiter ausgegeben
ich habe auf einen Link geklickt und meine Daten eingegeben
j'ai cliqué sur un lien et donné mon numéro de carte
quelqu'un s'est fait passer pour la banque
ktoś podał się za pracownika banku
kliknąłem w link i podałem dane
cliquei num link e dei os meus dados
seller on facebook took the money and blocked me
a man told my mother to move all of it to another account and she did
I gave a caller my code
your fraud department rang and I told them the number, now I doubt it was you
clicked the link about a parcel and entered card details
is this email really yours, it asks me to confirm my details
my father handed his card to a man at the door
they sent me a form that looked like yours and I filled it in
they promised me a job and I sent them money for the uniform
suspicious text with a link
suspicious email about closing my account
I've been conned
I have been defrauded by a seller
told to move my savings because the account is hacked
they say my account is at risk and I must transfer everything now
a man from the security team wanted my code
received a strange text claiming to be the bank
paid for a car that does not exist
a message asks me to confirm my account through a link
I forwarded you a phishing text, I clicked it
I think I have fallen for a trick
a text in your name asks me to log in, I have not done it
I want to report a fake e-mail
a stranger had me share my screen
he said he was from your fraud team and wanted the code
sono stato truffato
ho ricevuto un sms falso dalla banca
ho dato il codice a un truffatore
fui enganado, paguei e não recebi nada
recebi uma mensagem falsa do banco
dolandırıldım
banka gibi arayan birine şifremi verdim
ik ben opgelicht
oszukano mnie w internecie
j'ai été victime d'une arnaque
ich wurde betrogen
a text pretending to be from the bank, I clicked and filled everything in
he pretended to be my grandson
somebody wrote to me as my boss and I bought vouchers
I paid a fee for a job that does not exist
this message says my account will be closed, is it you
someone came to my house for the card`,
};
