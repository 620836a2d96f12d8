import type { Topics } from "./facet.ts";

/** Signs that a third party is after money or data, and how far it has come. */
export const risk: Topics = {
  no_risk: `
How do I order a new card
what time do you open
please change my address
I want to pay my gas bill
a question about my mortgage rate
ordinary request, nothing points to fraud
I lost my card but nothing was spent
can you raise my limit
payment to a supplier I have known for years
my own transfer is late
the app is slow
when is my salary coming
no sign of fraud, an ordinary question
I dropped my purse on the bus and want a new card
my card is bent and the machine does not take it
I would like to pay my builder, how do I set him up
I am going abroad, will my card work
please tell me the fee for a transfer to Spain
I forgot my password
I cannot find the code for the app
how does your bank protect customers against fraud
where do I find tips on staying safe online
I want to increase my daily limit for a car
I read about scams in the paper and wonder how you protect us
my daughter would like an account
we want to complain about the queue
the cash machine was out of order
a security code did not arrive when I logged in
thank you for the warning about scams in your newsletter
Ich möchte meine Adresse ändern
Wie hoch ist mein Limit
je voudrais un relevé
comment augmenter mon plafond
quiero abrir una cuenta
cómo cambio mi pin
chcę zmienić adres
vorrei cambiare indirizzo
quero mudar a morada
adresimi değiştirmek istiyorum
I lost my card and all payments on it are mine
my purse fell into the sea, please send a new card
I live in Leeds
thank you, nobody answers the phone today
please block my card, I mislaid it at home
the machine kept my card
I forgot my PIN
my parcel of coins was not accepted
the fee for paper statements
a salary that has not arrived
I sent my rent to the wrong account number by my own mistake
benim kartım kayboldu
kartımı evde kaybettim, kullanılmadı
ho perso la carta`,
  cleared_up: `
I made this payment myself, all fine
I recognise the payment now, it was my gym
my wife made that purchase, sorry for the trouble
it was me after all, please unblock the card
the customer recognises every payment
false alarm, my son bought the game with my permission
the amount turned out to be our hotel
I was only being careful, everything is in order
you stopped a payment of mine, it was genuine, please release it
your text asked whether it was me: yes, it was
I found the receipt, the charge is right
the alert was me on holiday
I just wanted to check, my husband has confirmed it is his
ich erkenne die Zahlung jetzt, das war ich
c'était bien moi, tout va bien
el pago era mío, perdón
to jednak moja płatność
il pagamento era mio, tutto a posto
afinal o pagamento era meu
it was really me, please let it pass
the blocked payment was mine
all of them are mine
never mind, I remember now what it was
I asked at home, it was my daughter and it is fine
you can close the case, the payment is right`,
  merchant_dispute: `
the shoes came in the wrong size and the shop refuses to refund
a dispute with a shop about goods that arrived
the sofa was delivered with a scratch and they will not take it back
the hotel was dirty and I want my money back
my order came late, can I reverse the payment
the builder did bad work, can I get my money from him
I cancelled the gym and they took one more month
the concert was postponed and the organiser keeps the money
die Ware ist kaputt und der Händler zahlt nicht zurück
l'article est arrivé cassé
el artículo llegó roto y no me devuelven el dinero
towar przyszedł uszkodzony
the boots leak and the shop says no refund
the restaurant charged more than the bill said
I returned the dress and the refund does not come
the airline cancelled and does not pay back
the wrong colour was delivered`,
  suspicious_message: `
I got a strange text with a link, did not click on it
someone called and said he was from the bank, I hung up
is this email from you? it asks for my password
suspicious call or message, nothing given away yet
a suspicious text, call or e-mail that was not answered
a letter says I must confirm my account, is it real
I got a message about a parcel that I never ordered, with a link
a man rang about my computer, I put the phone down
they claim to be your security team, I told them nothing
an e-mail with your logo looks wrong, I deleted it
is this number yours, they asked for my date of birth and I refused
someone at the door said he had to collect my card, I sent him away
the tax office wants money by text, I have not paid
a recorded voice said my account is locked, press one
a colleague of yours supposedly wants me to move my savings, I did not
I have not clicked on anything and have told nobody anything
a message from my daughter on a new number asks for money, I have not sent any
the link in it looks strange and I left it alone
I received a code by text that I did not ask for
Ich habe eine komische SMS mit einem Link bekommen, nicht angeklickt
ein Anrufer wollte meine TAN, ich habe aufgelegt
j'ai reçu un SMS bizarre avec un lien, je n'ai pas cliqué
un faux conseiller a appelé, j'ai raccroché
un mensaje raro me pide mis datos, no he contestado
dziwny sms z linkiem, nie kliknąłem
ho ricevuto un sms strano con un link, non ho cliccato
recebi uma mensagem estranha com um link, não cliquei
bankadan geldiğini söyleyen garip bir mesaj aldım, tıklamadım
got a mail that pretends to come from you, I have not answered
the police supposedly phoned about my account, I did not tell them a thing
a text says my account will be shut unless I log in through a link
someone rang and asked for the code, I refused
I ignored the message and forward it to you
is it genuine, it asks me to log in
he wanted to get on my computer, I said no and hung up
an e-mail wants me to update my details
llegó un correo que pide mi clave, no hice nada
man hat mich angerufen und nach dem Passwort gefragt, ich habe nichts gesagt
on m'a demandé mon mot de passe au téléphone, je n'ai rien dit`,
  unsure_payment: `
there is a payment I do not recognise, maybe I forgot it
a name I don't know on my statement, 9.99
not sure if it was me, maybe a subscription
a payment the customer is not sure about
unclear whether the payment is mine
I cannot place an amount of 14, it could be the car park
what is this charge, I can't remember buying anything there
could it be my wife's order, I have to ask her
a small amount from a firm I have never heard of, perhaps a trial
I do not think I bought this but I am not certain
two cents came in from a stranger
a pending amount at a petrol station that I cannot explain
da ist eine Buchung die ich nicht zuordnen kann, vielleicht ein Abo
je ne suis pas sûr de ce paiement
no sé si este cargo es mío
nie jestem pewien czy to moja płatność
non sono sicuro che questo pagamento sia mio
não tenho a certeza se este pagamento é meu
I do not recognise the name on the statement but it may be the parking app
perhaps it is an app or a renewal, I am not sure
what could this payment of 3.49 be
I am puzzled by a debit, maybe my wife knows
something on my statement I cannot explain
a subscription I might have forgotten
ne reconnais pas ce nom, peut-être un abonnement
un cargo pequeño que no recuerdo`,
  tempting_offer: `
a buyer wants me to confirm a code to receive money
I was asked to pay a fee to release a parcel
new payee asks me to keep the payment secret
an online friend wants to borrow money
a woman I met on the internet needs money for a ticket, should I send it
they offer double the money in a month, is that serious
the landlord abroad wants the deposit before I have seen the flat
somebody wants to send money through my account and I keep a part
an unknown man asks me to receive a payment and pass it on
a job that pays me for forwarding transfers
before I can withdraw my profit I shall deposit more, I have not yet
the seller insists on payment by transfer and the price is very low
an invoice with new bank details came from our supplier, not paid yet
my mother wants to send money to a man she has never met
a broker rang with a sure profit, I am thinking about it
he says I have won the lottery but must pay tax first
eine Internetbekanntschaft bittet um Geld
on me propose un placement très rentable, est-ce sérieux
un desconocido quiere que reciba dinero y lo reenvíe
ktoś oferuje pewny zysk w kryptowalutach
mi offrono un guadagno sicuro in criptovalute
prometem lucro certo em criptomoedas
I was told to pay a release fee first, should I
a job where I receive money and send it on to another country
my new boyfriend on the internet asks for a loan, I hesitate
my mother's new friend online needs money for an operation
they want to rent my account for a month
he will pay more than I ask if I send back the difference
a celebrity advertises a trading robot, is that safe
can I trust a seller who only takes transfers
jemand verspricht mir hohe Gewinne mit Bitcoin
me prometen grandes ganancias`,
  possible_exposure: `
login alert from a city I have never been to
something looks off
my bag is gone with my tablet and the list of my passwords, no money missing yet
my handbag with card and PIN note was stolen
the keypad at the petrol pump had something stuck over it
a man watched me typing my PIN
my laptop has a virus, I used online banking on it
a firm I buy from was hacked and had my card number
I was told someone tried to log in to my account
an attempted payment was declined that I did not start
my phone suddenly has no network
my letters have been opened and a new PIN was in one
I left my card at the restaurant overnight, perhaps copied
the website looked odd, I stopped before entering anything
I lost a notebook with my passwords
ich bekam eine Meldung über eine Anmeldung aus dem Ausland
mein Handy mit der App wurde gestohlen, bisher ist nichts passiert
on m'a volé mon téléphone, rien n'a bougé pour l'instant
me robaron el móvil con la aplicación, de momento no falta nada
skradziono mi telefon z aplikacją
mi hanno rubato il telefono con l'app
roubaram-me o telemóvel com a aplicação
somebody signed in from another country, it was not me
I received a mail that a new device logged in
a login from abroad at night
a stranger looked over my shoulder
my e-mail was hacked, the bank uses that address
I threw away a letter with my PIN
a colleague saw my password
my data was in a leak of a shop
tablet stolen from the car, still logged in
connexion à mon compte depuis une ville inconnue
inicio de sesión desde otro país
logowanie z obcego miasta
accesso al mio conto da un'altra città
a burglar took the drawer with my bank papers
our flat was broken into and the letters from the bank are gone
I left my banking open on a library computer
my wallet was in the stolen car, all payments are still mine
an app I installed asks for access to my messages
I used the hotel's wifi for banking and now it behaves strangely
the pump's card terminal was loose
my SIM does not work since noon
someone tried my password several times
they know my date of birth and my account number
la tarjeta pudo haber sido copiada
vielleicht wurde meine Karte kopiert
ma carte a peut-être été copiée`,
  card_misused: `
I did not make these payments, someone has my card details and keeps using them
six purchases I never made, all last night
the customer did not make the payments, card used by somebody else
someone pays with my card number
my stolen card has already been used twice
a withdrawal at a cash machine in a town I was not in
there is a charge from a shop and it was not me
three online purchases that are not mine
I never bought that, I have the card in my hand
definitely not my payment, please block the card
my card was cloned
somebody bought train tickets with my card
the thief has paid with it in four shops
my debit card was charged in a country I have never been to
unauthorised card payment
an unknown subscription takes money from my card and I never signed up
Es wurden 1.500 Euro gestohlen, das war ich nicht
jemand hat mit meiner Karte eingekauft
meine gestohlene Karte wurde schon benutzt
il y a des achats que je n'ai pas faits
on a payé avec ma carte
hay compras con mi tarjeta que yo no he hecho
me han robado 600 euros de la cuenta
ktoś zapłacił moją kartą
ci sono pagamenti che non ho fatto
há compras no meu cartão que não fiz
kartımla benim yapmadığım harcamalar var
payments between midnight and morning while I slept
I did not make this payment
that was not me, I was at home
somebody bought shoes and phones on my card
my card shows purchases in a city where I have not been
there are card payments I never made
the card is in my wallet and still someone pays with it
a charge of 480 for a hotel, not mine
taxi rides in another country on my card
someone else is using my card
card stolen and used in shops
bu ödemeleri ben yapmadım
diese Zahlungen sind nicht von mir
ces paiements ne sont pas de moi
estos pagos no son míos
te płatności nie są moje`,
  account_raided: `
they emptied my account
someone is withdrawing money right now
transfers went out that I never ordered
my savings are gone and I moved nothing
money was stolen from the account
fraud confirmed, money has gone
2,000 are missing and I did not send them
an unknown person was added and paid from my account
a standing order I never set up sends money to a stranger
the police confirmed that it was a scam, I have a crime number
the account was cleared overnight
money went out by transfer, neither my wife nor I did it
mein Konto wurde leergeräumt
eine Überweisung die ich nie gemacht habe
on m'a vidé mon compte
han hecho transferencias que yo no ordené
ukradli mi pieniądze z konta
mi hanno svuotato il conto
esvaziaram-me a conta
hesabımdan haberim olmadan para gönderilmiş
money is missing and I did not move it
now 700 are missing from the account
there is a transfer of 3,000 to a name I do not know, I never ordered it
my balance is zero and it was 5,000 yesterday
someone transferred my savings away
il manque de l'argent sur mon compte
falta dinero en mi cuenta y yo no fui
es fehlt Geld auf meinem Konto, ich war es nicht
brakuje pieniędzy na koncie
mancano soldi dal conto
faltam 900 euros na conta`,
  details_given: `
I gave him the code and then noticed it was a trick
the website looked odd but I had already typed in my card number
I let him connect to my computer
codes or passwords were given to a caller
I entered my password on the fake page
details are in the wrong hands
I clicked on the link and filled in my details
I read the number from the text out to the man on the phone
he had me install a program and could see my bank
I told her my PIN and the three digits
my mother handed her card and PIN to a man at the door
I confirmed a request in the app because the caller told me to
I sent a photo of my card, both sides
I logged in through a link in an e-mail that was not yours
I gave my bank details to a page that promised a refund
they now have my user name and password
ich habe dem Anrufer die TAN gegeben
ich habe meine Daten auf einer falschen Seite eingegeben
j'ai donné mon code à un faux conseiller
j'ai saisi mon numéro de carte sur un faux site
di mis claves por teléfono
he metido los datos de mi tarjeta en una página falsa
podałem im kod
podałem dane karty na fałszywej stronie
ho dato il codice a uno che diceva di essere della banca
dei o código a quem me ligou
telefondaki adama şifremi verdim
gave the code from the text to a woman who said she was from the fraud team
I believed him and told him my password
I followed the link and logged in, now I know it was a fake
then I saw the site was not real
I shared my screen while I was in online banking
I gave my details before I became suspicious
my son typed our card number into a game chat
I answered the message with my card number
filled in the form with my full card details
j'ai donné le code reçu par sms
he dado el código que recibí por mensaje
ich habe den Code aus der SMS weitergegeben
ho inserito i dati della carta su un sito falso
inseri os dados do cartão num site falso
sahte siteye kart numaramı yazdım`,
  money_sent: `
I transferred the money to the safe account they told me to, it was a scam
paid the seller 700 and he has vanished, the advert is gone
money sent to a scammer
I sent 1,200 to a man I met online and he has disappeared
the flat did not exist and the deposit is gone
I invested and now they do not let me withdraw
bought gift cards for the caller and read out the numbers
I paid the fee for the parcel and it was a fake
moved my savings because a man from the bank said so
we paid an invoice with changed bank details, 8,000 gone
I wired money to my daughter's new number and it was not her
the puppy never came and the woman blocked me
I paid for a car that does not exist
I passed money on through my account and now the police ask
I have sent money to a broker and his site is down
ich habe Geld an Betrüger überwiesen
der Verkäufer ist mit dem Geld verschwunden
j'ai envoyé de l'argent à un escroc
j'ai versé un acompte pour un appartement qui n'existe pas
pagué y el vendedor desapareció
transferí el dinero a la cuenta segura y era una estafa
przelałem pieniądze oszustowi
ho mandato i soldi a un truffatore
transferi dinheiro para um burlão
dolandırıcıya para gönderdim
I moved the money as the caller said, now nobody answers
I did transfer it and he does not reply any more
we paid the rent deposit and the landlord does not exist
I sent him money three times, he was not real
I have paid and the shop on the internet has vanished
the crypto site took my 2,000 and is offline
my grandmother transferred 4,000 to a false grandson
I paid the customs fee and it was a trick
ich habe dem angeblichen Enkel Geld überwiesen
he transferido el dinero y ya no contesta
j'ai fait le virement et il ne répond plus`,
  takeover: `
my identity was stolen and a loan was taken out in my name
they took over my phone number and cleared my savings
my password and e-mail were changed by somebody else
an account taken over by somebody else
I am locked out because a stranger changed my phone number
my SIM card was swapped and now someone logs in as me
a relative knows my password and moves my money without asking
a new phone was registered in my app and it is not mine
somebody opened an account with my name and papers
an address I do not know is on my account now
someone signs in as my sister and pays his own bills
mein Passwort wurde von Fremden geändert
jemand hat einen Kredit auf meinen Namen aufgenommen
quelqu'un a changé mon numéro de téléphone
han pedido un préstamo a mi nombre
ktoś przejął moje konto
qualcuno ha cambiato la mia password
alguém mudou o meu número e entra na conta
a stranger changed the address and ordered a card
someone changed my e-mail and phone number at your bank
my number was ported to another SIM and then the account was used
he knows my password and pays from my account without my consent
a loan I never took is in my file
jemand hat meine Telefonnummer bei Ihnen geändert
cambiaron mi correo y mi teléfono en el banco
quelqu'un se connecte à mon compte avec mon mot de passe`,
};
