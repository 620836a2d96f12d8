import type { Topics } from "./facet.ts";

export const cards: Topics = {
  lost_card: `
lost my card last night, can you freeze it and send another one
cant find my credit card anywhere, block it pls
I think I left my card in a taxi. How do I cancel it?
someone took my handbag at the station, my bank card was in it. please stop the card
please block my card straight away, it fell out of my pocket while running
I found the card I reported missing, can you unblock it?
my purse is gone and i need a replacement card before friday
How do I report a stolen card from abroad?
the cash machine swallowed my card and did not give it back
The ATM kept my card yesterday evening
lost or stolen cards, blocking and replacing a card
the customer reports that a card is lost or was stolen
cancel my old card and issue a new one, I lost it on holiday
my daughter lost her card at school, she is 15, can it be stopped
need to freeze card asap, dropped it in the supermarket
Card was nicked from my gym locker, checked and no payments on it yet
He perdido mi tarjeta y quiero bloquearla
me robaron la cartera con la tarjeta dentro, por favor bloqueenla
Meine Geldbörse mit der EC-Karte wurde gestohlen, ich brauche eine Ersatzkarte
J'ai perdu ma carte bancaire hier soir, comment la bloquer ?
on m'a volé mon portefeuille avec ma carte, merci de faire opposition
Zgubiłem kartę, proszę ją zablokować
ukradli mi portfel z kartą, co mam zrobić
Perdi o meu cartão, podem bloquear por favor?
roubaram-me a carteira com o cartão lá dentro
My visa card is missing since the weekend, put a stop on it before somebody finds it
left my card behind on the bus
I dropped my credit card somewhere in town, please kill it
the machine outside your branch ate my card and closed
my rucksack was pinched at the airport with the bank card in the side pocket
Can a stopped card be used again if I find it later
Cancel the card ending 2231, I left it in a restaurant in Porto
our dog chewed... no joking, the card is really lost, need a new one
I think my card fell out at the petrol station
stolen bag, inside it my debit card. I need it cancelled and a new one sent to my parents' address
misplaced both of my cards during the move, please replace them
mi tarjeta se perdió en el metro, cancélenla
bitte sperren Sie meine Kreditkarte, sie ist weg
ma carte a disparu, faites opposition s'il vous plaît
moja karta zniknęła, proszę o zastrzeżenie
stop my visa, it was left on a train
put a stop on my mastercard
I no longer have my card, it must have slipped out of my jacket
swallowed by the cashpoint, what do I do about my card
purse gone, cards in it, nothing taken from the account yet
bag stolen at the beach with cards
Did anybody hand in a card at your branch
my card is at the bottom of a lake, another one please
I threw my card away by mistake
my wallet is lost, both cards must be stopped
freeze my card, I cannot find it
wallet fell out of the pushchair with all cards
ATM retained my card
card stolen from my coat in the cloakroom, please block it
I think I dropped my debit card in the taxi
lost my wallet, stop the card before anybody finds it
freeze my card, I cannot find it
I found the card I reported, can it be unblocked
credit card left behind in a hotel in Rome
ho perso la carta di debito
mi hanno rubato il portafoglio con la carta, bloccatela
perdi o meu cartão no autocarro
roubaram-me a carteira com o cartão
cüzdanım çalındı, kartım içindeydi
ik ben mijn pas kwijt
zgubiłam kartę w sklepie
j'ai perdu ma carte hier
meine Brieftasche mit der Karte wurde gestohlen`,
  card_delivery: `
My new card still has not arrived and I ordered it two weeks ago
where is my replacement card, it was supposed to come on monday
How long does delivery of a debit card take?
card not delivered, postman says there was nothing
My card expires this month and I have not received the new one
when will I get the card I ordered
can I pick up my new card at a branch instead of having it posted
Did you send my card to Leeds or to Bristol?
still waiting on my card!!
can I have a second card for my wife on the joint account
I would like to order a new credit card
card delivery, ordering a card, expected arrival of a new card
the envelope with my card was open and empty when it came
How do I track the card you posted?
new card arrived but with my maiden name on it, need one with the right name
Mi tarjeta nueva todavía no ha llegado
¿cuánto tarda el envío de la tarjeta?
Meine neue Karte ist immer noch nicht angekommen
Wann kommt die bestellte Kreditkarte mit der Post?
Ma nouvelle carte n'est toujours pas arrivée
Quand vais-je recevoir ma carte de remplacement ?
Karta jeszcze nie dotarła, kiedy przyjdzie?
o meu cartão novo ainda não chegou
I requested a fresh card a fortnight ago and the postbox is still empty
The new bank card for my son never came
can you tell me when my card was dispatched
ordered a card for my husband in April, no sign of it
You said five working days for the card. It has been twelve.
please send my new card to my work address
the replacement card you said you would send has not turned up
I never got the card that was posted last week, can you send another
my renewed credit card has not reached me
how do I order an additional card
card lost in the post apparently
die neue Karte sollte letzte Woche kommen
je n'ai pas reçu ma nouvelle carte par la poste
moja tarjeta caduca pronto y no me ha llegado la otra
the replacement never showed up
still nothing in the post, card was promised for Tuesday
my new debit card is late
ordered a fresh card ages ago
it has not come in the post
When should I expect the card for my daughter
cards for both of us were ordered, only one came
moved house and the new card went to the old flat
has my card been posted yet
arrival date of my card please
when will my replacement card come
the card should have been here last week
can the card be sent to another address
I moved and the card went to my old flat
my card runs out this month and no new one has come
please order a card for my husband on the same account
how do I activate the card that came today
the PIN letter has not come
I want a second card for the account
la nuova carta non è arrivata
quando arriva la carta
o novo cartão ainda não chegou
yeni kartım hala gelmedi
kartım ne zaman gelir
mijn nieuwe pas is nog niet aangekomen
nowa karta nie przyszła
la nouvelle carte n'est toujours pas là
die neue Karte ist noch nicht da`,
  card_use: `
How do I activate my new card?
forgot my PIN, where can I see it
I typed the wrong pin three times and now the card does not work
please raise the limit on my credit card to 3000
contactless stopped working on my card
can I change my card pin at a cash machine
what is the daily withdrawal limit with my card
card keeps getting rejected online, no idea why
I want to lower the spending limit on my son's card
going to Japan next month, will my card work there
my card snapped in half, i need a new one
The magnetic strip is damaged and shops cannot read it
apple pay wont let me add my card
can you enable online payments for my debit card
card limits, PIN, activation, declined or damaged cards
Why cant i withdraw more than 300 with my card
my credit card got refused at the hotel desk, very embarrassing
how do I turn on foreign payments for the card
I need a PIN reminder by post
no puedo activar mi tarjeta nueva
he olvidado el pin de mi tarjeta
¿pueden subir el límite de mi tarjeta de crédito?
Meine Karte wird im Geschäft abgelehnt
Ich habe die PIN meiner Karte vergessen
Wie kann ich das Limit meiner Kreditkarte erhöhen?
die Karte ist kaputt, der Chip geht nicht mehr
Ma carte a été refusée au magasin
j'ai oublié le code PIN de ma carte
comment activer ma nouvelle carte
Karta została odrzucona w sklepie
jak zmienić limit na karcie
zapomniałem PIN do karty
o meu cartão foi recusado na loja
como ativo o cartão novo
Shops can't read my card any more
card does not work since this morning, neither tapping nor inserting
the terminal says declined every time I pay with my card
how much cash can I take out per day at the cashpoint
my PIN is not accepted at any machine
Does my credit card work in Thailand, and should I tell you before I travel
can i use the card abroad
I want to use my card in America next week, will it be blocked
raise my cash limit for one day please
tap to pay is broken
new card says not active
I cannot remember the four digits for my card
pin number blocked after wrong attempts
I'd like to set a different PIN
google pay keeps saying card cannot be added
my card was cracked in the wallet and the strip is peeling off
my wife's card is not working, contactless or otherwise
La tarjeta no funciona en ninguna tienda
quiero cambiar el PIN
Kann ich mit der Karte im Ausland bezahlen?
ich möchte meine neue Karte freischalten
Ma carte ne marche plus, le sans contact non plus
quel est le plafond de ma carte
nie działa płatność zbliżeniowa kartą
o cartão não funciona no multibanco
chip can't be read, tried in several shops
my contactless has stopped working
his card is declined everywhere
tried the new card in a shop and nothing happens
do I need to do something before using the new card
will my card work in the machines in Morocco
need to know my PIN, the letter is lost
Which shops abroad take this card
I want to block online purchases on my card
the card does not work since I washed my jeans
can I spend more than 1000 in one go with the debit card
the number on my card has rubbed off
card not accepted for the hire car
card payment declined, plenty of money in the account
payment refused at the till though I have funds
why was my debit card rejected at a petrol station
cash machine would not give me money with my card
can I get cash from my credit card
what countries can I use the card in
is my card good for cruises and ferries
increase limit for cash withdrawals
my card is declined in shops although there is money on it
the machine took my card and did not give it back
I typed the wrong PIN three times
is there a limit for contactless
raise my withdrawal limit for Saturday please
contactless does not work any more
the chip is broken
I cannot add my card to my watch or phone wallet
paying with the phone at the till stopped working
the website does not accept my card
I would like to look up my PIN
my card has snapped in two
the garage refused the card although it works elsewhere
is my card valid for online shopping
please lower the limit on my son's card
turn off gambling payments on my card
la carta non funziona al bancomat
come cambio il pin
o meu cartão foi recusado
esqueci-me do pin do cartão
kartım çalışmıyor
kart şifremi unuttum
kart limitimi artırmak istiyorum
mijn pas werkt niet
karta nie działa w sklepie
ma carte est refusée
meine Karte wird abgelehnt
where can I set a new PIN
my card got wet and does not read
the shop says insufficient although there is enough
contactless asks for the PIN each time
increase my card limit for a kitchen
how much can I withdraw per day`,
};
