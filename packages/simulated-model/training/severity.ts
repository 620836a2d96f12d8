import type { Topics } from "./facet.ts";

/** What makes a complaint or incident serious, from small annoyances to harm that cannot wait. */
export const severity: Topics = {
  nothing_wrong: `
I would like to change my address
that part went well, thank you
my card came quickly
how do I set up the app
I have been a customer for years
please write to me by e-mail
the adviser was kind
Please correct it
I have the receipt
I want my money
The direct debit still runs
You have ten days
I wanted to pay the plumber
I rang about it
I live with my wife and two cats
I opened the account in 1998
please put this on file
I expect an answer
thank you for reading this
I know you are busy
yours sincerely
I wish to make a complaint
this is a complaint
I would like it back
otherwise no complaints
perhaps he had a bad day
then I went to the branch
the person on the phone told me to wait
in April I was at your counter
it should take five days
I noticed it when I went through my papers
Ich möchte mich beschweren
je souhaite me plaindre
quiero quejarme
quero reclamar
vorrei reclamare
chcę złożyć skargę
şikayetim var
I have banked here since my first job
that is the whole story
my wife was with me
I spoke to somebody called Daniel
I called on Monday morning
I am attaching the letter
the branch is ten minutes from my house
my reference number is at the top
the phone rang for a while
I hope we can settle this
we were on our way to the airport
I work in a school kitchen`,
  annoyance: `
just a small thing, the pens in the branch never work
not a big deal but the website font is tiny
minor annoyance, the queue was a bit long
I'd suggest you bring back the old app icon
the coffee machine in the branch was out of order
it would be nice if the letters were shorter
only a remark, no need to reply
slightly disappointed with the choice of colours
feedback or mild dissatisfaction, no loss and no harm
a suggestion, a small annoyance, an apology is enough
a typo in your newsletter
could you please answer the phone a little faster next time
minor inconvenience, polite remark, a suggestion
the music on hold is awful
the waiting music is too loud
apart from that I am happy
the wording of the letter was hard to understand
an unclear letter, I had to read it twice
your brochures are a waste of paper
I wish you would stop sending me brochures
the new design of the website is ugly
the buttons in the app are too small
the young man was a bit short with me, once
a rude tone once, nothing else
he could have been friendlier at the counter
the door of the branch is hard to open
no parking in front of the branch
the envelope was torn, nothing was missing
please bring back the paper calendar
the app wants to be updated too often
your survey is too long
the chat window covers the menu
the plant in the lobby is dead
it is a pity that you no longer offer coin counting
the new cards look cheap
could the dark mode be darker
your advert on the radio gets on my nerves
no harm done, I just wanted you to know
nothing was lost, I only want to mention it
one letter arrived a day late, no harm done
the leaflet has the wrong picture of our town
the chairs in the waiting room are uncomfortable
I find the security questions silly
nur eine kleine Anmerkung
die Musik in der Warteschleife ist schrecklich
eine Anregung: bitte größere Schrift
ce n'est pas grave mais
une petite remarque, la police est trop petite
no es grave, solo un comentario
una sugerencia para la aplicación
drobna uwaga
piccolo suggerimento, la musica di attesa è troppo forte
uma pequena sugestão
küçük bir öneri, yazılar çok küçük
the young lady sighed when I asked for coins
not the end of the world
I just thought you should know
please change it, that is all
maybe you could offer a choice
the colour of the buttons is hard on the eyes
only a small niggle
I could not find the button at first
it took me a while to find your phone number
the pen was dry
the letter was addressed to Mr instead of Mrs, never mind
your opening hours are not on the door
your text messages come too early in the morning
the new logo is silly
the notification sound is irritating
one more thing you could improve
I do not like the recorded voice
my name was pronounced badly
ein kleiner Hinweis, nichts Schlimmes
rien de grave, juste une remarque
nada grave, solo una observación
nic poważnego
the gentleman was a little grumpy
the print is small and I am getting old
a bit annoying but we laughed about it
the same brochure every month
it is irritating to be asked for a rating each time
the menu of the app is confusing
I would have liked a chair
your leaflets are full of foreign words
the heating in the lobby was too low
a tiny matter
nothing serious, only a hint for next time
the greeting was not very friendly
just an idea to make it better
it bothered me a little
the queue at lunch is long
you closed the drinks machine
the app icon changed and I kept looking for it
the text about my statement came at midnight
you keep asking me to rate the service
the voice menu has too many options
the branch smelled of paint
your new slogan is embarrassing
I miss the old website
the calendar you give away is smaller this year
the form is only in blue
the sign outside is not lit
my nickname in the app cannot have an accent
the cashier chewed gum
he did not say good morning
the letter about the new rates is hard to follow
too much small print in your leaflet
your emails land in my spam folder
a little disappointed
no big problem, only my opinion
das Formular ist etwas umständlich
le site est un peu lent
la app es un poco lenta
aplikacja trochę wolno działa
l'app è un po' lenta
o site é um pouco lento`,
  delay: `
time lost by waiting
time lost
I held the line for half an hour, two times, and no one rang back
forty minutes on the phone and nobody called back
I waited 40 minutes on the phone and had to call twice
My card came a week late and nobody told me
still no answer after two emails, please sort this out
annoyed that a promised call never came
took two weeks for something simple
appointment was cancelled without notice
something came late and cost the customer time
a promised call back never came
he said he would ring on Tuesday and did not
the new card is ten days late
the form I asked for has not come
I took a morning off for an appointment and nobody was there
my transfer took three days longer than you said
stood in the branch for an hour and was sent home
your reply came a week after the date you gave me
the refund you announced has not arrived yet
I was disconnected twice and had to start again
the statement I ordered did not come until I asked again
the cash machine was empty on two evenings
the app did not work all afternoon so I paid my bill late
online banking was down and I had to drive to the branch
my application lay around for two weeks
lange Wartezeit und niemand ruft zurück
die Karte kam zwei Wochen zu spät
die Überweisung kam drei Tage zu spät an
la carte est arrivée avec dix jours de retard
llevo una semana esperando respuesta
la tarjeta llegó tarde
czekam już dwa tygodnie na odpowiedź
aspetto da una settimana una risposta
espero há uma semana por uma resposta
bir haftadır cevap bekliyorum
it took eleven days instead of three
the website did not work all morning
online banking failed the whole weekend
a machine swallowed my card and it took a week
I waited two weeks for a letter
no call on Tuesday, no call on Thursday
nobody rang back as promised
the payment was four days late
the payment reached my landlady late and she complained
you needed ten days to answer a simple question
I walked into town twice for nothing
the appointment was forgotten
I stood in line for fifty minutes
the cheque took two weeks to clear
the transfer went out late because of your maintenance
ich konnte mich den ganzen Tag nicht einloggen
niemand hat zurückgerufen
la aplicación no funcionó en todo el día
o cartão chegou com duas semanas de atraso
a transferência chegou atrasada
kart on gün geç geldi
your website was out of service when my bill was due
no access to online banking for half a day
the system was down on payday morning
the adviser did not turn up
two weeks and still nothing
no one called me back on the agreed day
the app crashed all day and I had to drive home for cash
the money was with you for days before it was credited
Karte kam nach drei Wochen
Überweisung zu spät ausgeführt, bitte erklären Sie das
la transferencia tardó cinco días más
atraso na entrega do cartão
ritardo nella consegna della carta
opóźnienie przelewu
havale geç ulaştı
nobody could tell me when it would come
I had to call again and again for a form
the tax certificate came after the deadline I had given you
my loan decision took a month instead of a week
the closing of my late uncle's account drags on for weeks
the machine swallowed 40 and it took nine days to give it back
I had to come three times until the account was open
I waited all day for a call
the transfer to my son was a week late
you promised an answer within five days and it took twelve
my request to close the account was left lying for a fortnight
the phone banking could not be reached all day
the card reader I ordered never came
my statement was a month late`,
  mistake: `
a mistake we can put right
the adviser gave me the wrong form and I had to come back
you sent the letter to my old address again
inconvenience, a mistake that can be put right
the fee was charged although I was told it would not be
poor service that cost the customer time
a fee was charged in error and has to be put right
something went wrong and must be corrected
you charged me 15 by mistake
a fee of 12 that should not be there
my name is spelt wrongly on the card
the statement shows the wrong address
the standing order was set up for the wrong day
they told me one thing on the phone and another in the branch
I was given wrong information about the rate
you cancelled the wrong card
my form was filed under another name and had to be found
the exchange rate was not the one I was told
the adviser sold me an account I had not asked for
I was signed up for a service I do not need
the cashier counted wrong by ten
the direct debit was not cancelled although I asked for it
my change of address was not carried out
I lost an afternoon and 20 in bus fares through your mistake
the wrong amount was booked, 30 too much
rude tone at the counter and then the wrong advice
the fee has not been refunded as agreed
mein Name ist falsch geschrieben
mir wurde eine Gebühr zu Unrecht berechnet
man hat mir das falsche Formular gegeben
on m'a facturé des frais par erreur
vous vous êtes trompés d'adresse
me cobraron una comisión por error
naliczono mi opłatę przez pomyłkę
mi avete addebitato una commissione per errore
cobraram-me uma comissão por engano
yanlışlıkla ücret alındı
you charged me 25 although there was enough money
a charge of 8 although the account is free
please refund the charge, it was wrong
my letter was lost and I had to write it again
you lost my papers once and I brought them again
I had to send the same documents again
the same form for the third person
the wrong product was sold to me, please undo it
I was given an account with a monthly fee I do not need
the interest was worked out wrongly by 9
the title on my card is wrong
you sent two cards and charged for both
booked on the wrong date
wrong account number on the certificate
falsche Angaben auf dem Kontoauszug
erreur sur mon nom
mi nombre está mal escrito
o meu nome está errado
il mio nome è sbagliato
adım yanlış yazılmış
the spelling of my surname is wrong on the contract
you filed my letter under somebody else's reference
my documents had to be handed in again
I was overcharged 18
I noticed that you had taken 12 too much
my letter went to the previous address although I had told you
the card was sent to the wrong address
the letter with the wrong first name
set up for the 15th although I asked for the 1st
you lost my application and I had to fill it in a second time
a document was lost at your office and I had to bring it once more
a carta foi enviada para a morada errada
a comissão foi cobrada por engano
a taxa está errada, peço a correção
la lettera è arrivata all'indirizzo sbagliato
la carta se envió a la dirección equivocada
Antrag ging verloren und musste neu ausgefüllt werden
le formulaire a été perdu
zgubiliście mój wniosek
adresim yanlış yazılmış
I was told to bring the wrong papers
you answered a question I had not asked
the cash machine gave me 20 too little
you wrote to my late husband though I had told you
my overdraft was cancelled without a word and a small debit bounced
advertising calls although I had opted out
the adviser told me the wrong limit for the tax-free savings
the standing order for the charity went out twice, 10 each
a fee for a service I never ordered
you closed the wrong savings pot
my joint account was opened in one name only
I was given the wrong exchange rate and lost 6
the interest is 4 less than agreed
you blocked my card for a day without reason
the cashier gave me a false receipt
my form of authority was refused although it was in order
you changed my due date without telling me
the limit on my card was lowered by mistake
the system had me as deceased
wrong IBAN in your letter`,
  large_loss: `
Your mistake cost me 600 and I could not pay my rent
because of you my mortgage payment bounced and my credit score is damaged
we nearly lost the house sale because your payment was late
I have lost hundreds because of your error and nobody takes responsibility
financial loss, a large sum is missing
a real loss of money through the bank's fault
1,900 went to the wrong account and you will not get it back
I paid in 3,000 in cash and it was never credited
the money was taken twice, 850 each time
you debited the mortgage instalment twice
I want compensation for the damage you caused
my salary was not paid out and the rent bounced
wages blocked, bills bounced, charged on top
rent or salary was not paid
my business could not pay its staff
my pension has not been paid into my account this month because of you
the deposit for the flat is gone because the transfer failed
you refuse to refund 1,400 that was taken without my agreement
the claim for my money was turned down although the rules are on my side
the inheritance of 20,000 is nowhere to be found
the tenancy fell through because you held the payment
my savings are 4,000 short
an envelope with 2,500 for deposit vanished at your counter
I had to borrow from my brother to pay my rent
I am out of pocket by 900
your blunder cost us the sale of the flat
Ihr Fehler hat mich 800 Euro gekostet
mein Gehalt wurde nicht gebucht und die Miete ist geplatzt
2.000 Euro fehlen auf meinem Konto
par votre faute j'ai perdu de l'argent
mon salaire n'a pas été versé et le loyer est rejeté
por su error no pude pagar el alquiler
faltan 1.500 euros en mi cuenta
przez wasz błąd straciłem pieniądze
per colpa vostra non ho potuto pagare l'affitto
por vossa culpa perdi dinheiro
hatanız yüzünden kiramı ödeyemedim
nobody could say when I get the 1,300 back
you took the instalment twice
my wages were held for two weeks and the rent bounced
the landlord wants to throw us out because the rent was returned
900 euros are still missing
you refuse the refund of a direct debit of 760
3,500 disappeared between two of your accounts
the money for the car went to a stranger through your mistake
the transfer of 12,000 is lost
your error made me lose the deposit on the house
a loan was refused because of a wrong entry of yours
my credit file is ruined by your mistake
I lost a whole month's pay
my invoice was paid twice, 2,200 in total
Mein Geld, 1.400 Euro, ist nirgends verbucht
zweimal abgebucht, zusammen 1.800
débité deux fois de 900 euros
me cobraron dos veces 850 euros
pobrano dwa razy 900
addebitato due volte 800 euro
cobrado duas vezes 700 euros
740 were taken two times
I have the slip for 1,700 but the money is not there
the rent was returned because of you and there is a warning from the landlord
you booked my salary to a wrong account
you keep 1,200 that belong to me
hundreds of pounds gone through your fault
stranded abroad without a card and had to borrow 700
our holiday was lost because the payment for it failed
you valued the exchange wrongly and I lost 1,100
the house purchase collapsed because of your delay
my credit rating has dropped because you reported a debt that is not mine
you sold me a pension plan that cost me thousands
the estate of my father is short by 9,000
wages of my twelve employees could not be paid
the loan was paid out twice and you demand interest
I missed the completion date and owe the seller a penalty
you took the instalment although we had a payment holiday, 980
I lost my flat because your reference was wrong
the tuition fee was not paid and my place is gone
thousands of euros of damage
our shop was without payments for a week and lost its sales`,
  repeated_failure: `
this is the third time I write about the same thing
repeated failure over weeks, nobody answers
weeks without an answer
I have complained about this before and nothing was done
the customer has complained about the same thing before
I have called five times and it is still not solved
my earlier complaint was closed without an answer
second time this month that the same error happens
it has happened again for the fourth month running
six weeks, eight calls, no result
since January you promise to put it right
every month the same mistake
you closed my complaint and the problem is still there
once again I have to complain about the very same thing
I complained in March, I complained in May, and now again
nobody has replied to my last four letters
for two months I have been passed from one desk to the next
already reported it twice, without success
zum dritten Mal beschwere ich mich über dasselbe
seit Wochen antwortet niemand
c'est la troisième fois que je vous écris
cela fait deux mois que personne ne répond
es la tercera vez que me quejo
llevo dos meses sin respuesta
piszę już trzeci raz w tej samej sprawie
è la terza volta che scrivo
já é a terceira vez que reclamo
üçüncü kez yazıyorum
this is my fourth letter
I have complained three times
my last complaint was ignored
I rang you five times about it and nothing happened
same problem as in my previous complaint
still unresolved after all this time
llevo tres meses reclamando
ich warte seit drei Monaten auf eine Lösung
it is the same every month and you never learn
eleven phone calls, five colleagues, no result
since autumn I have been asking for the same thing
again and again you send it to the wrong address
I reported this last year and it still is not fixed
you promised twice to correct it and nothing changed
half a year without a decision
my case has been open since June
the third month in a row
no reaction to four e-mails and two letters
immer wieder derselbe Fehler
toujours le même problème depuis des mois
sempre lo stesso errore da mesi
sempre o mesmo erro há meses
aylardır aynı sorun`,
  privacy_breach: `
personal data was sent to somebody else
breach of privacy, my data was passed on
I received the statements of a stranger in my envelope
my letters went to my neighbour who opened them
another customer's papers were in my post
your colleague talked about my debts in front of everybody
you told my employer about my overdraft
my landlord got a letter with all my balances
someone else can see my account in their app
your clerk read my balance out loud in the lobby
my e-mail address was visible to all recipients
you discussed my account with my mother without asking me
a copy of my passport was mailed to the wrong person
Sie haben meine Daten an einen Fremden geschickt
vous avez envoyé mes relevés à quelqu'un d'autre
enviaron mis datos a otra persona
moje dane zostały wysłane do obcej osoby
avete mandato i miei dati a un'altra persona
os meus dados foram enviados a outra pessoa
my letters go to an old flat and the tenant reads them
you showed my file to a stranger
your e-mail to me had the data of ten other customers in it
you told my sister what I have in the bank
my medical note was handed to another customer
a caller got my balance from you without any check
Ihre Mitarbeiterin hat meinem Nachbarn von meinen Schulden erzählt
my tenant received my loan contract
your mail showed my salary to my flatmates
strangers know my address because of you
the branch left my papers on the counter for all to see
the file of another family was uploaded to my profile
your employee looked into my account out of curiosity
you left a message about my debts with my child
my date of birth and account number were on a postcard
my boss received my loan papers
you copied a stranger into your e-mail to me
my new secret address was printed in a letter to my father`,
  leaving: `
I am closing all my accounts, this is unacceptable
I will move my accounts to another bank
the customer announces to leave and close the accounts
that was it, I am taking my money elsewhere
after 30 years I am leaving you
please close everything, I have lost all trust
we are switching banks because of this
ich kündige alle meine Konten
je vais changer de banque
voy a cerrar todas mis cuentas
zamykam wszystkie konta
chiudo tutti i miei conti
vou fechar todas as minhas contas
I am withdrawing everything and going to your competitor
you have lost a customer
we are moving our business account elsewhere
cancel all my contracts
I will take my mortgage to another lender
send me the forms for changing banks`,
  watchdog: `
I am taking this to the financial ombudsman
I have informed the regulator
I'm going to the newspapers with this
the customer goes to the ombudsman, the regulator or the press
my next letter goes to the ombudsman
a journalist is interested in my case
I will write to the consumer programme on television
this will be on television, a journalist has my file
my member of parliament will hear of it
I shall report you to the financial authority
I'll put all of this on social media and in the local paper
ich wende mich an den Ombudsmann
die Zeitung wird davon erfahren
je vais saisir le médiateur et la presse
voy a denunciarlos ante el Banco de España
zgłoszę to do rzecznika finansowego
mi rivolgerò all'arbitro bancario
vou apresentar queixa ao Banco de Portugal
if this is not settled by Friday I go to the ombudsman
I will inform the consumer association
the press will be interested
the financial supervisor will get a copy
my complaint goes to the arbitration board next week
I have contacted a consumer lawyer's column in the paper
I'll tell the television programme about it
a report to the data protection authority is on its way
the ombudsman has given me a case number
my story will be read by thousands online`,
  fraud_now: `
somebody is taking money from my account at this moment
fraud is going on right now and nobody stops it
money leaves my account every few minutes and your line is engaged
I reported the theft and you did not block the account, they are still spending
they are emptying my savings as I write
thieves still use my card although I reported it two hours ago
the scammer has access to my account and you do nothing
another 300 was just withdrawn, stop it
ongoing fraud, transfers to strangers keep going out
my father is sending money to a swindler at this very moment
gerade wird mein Konto leergeräumt
on est en train de vider mon compte
me están vaciando la cuenta ahora mismo
właśnie kradną mi pieniądze z konta
mi stanno svuotando il conto proprio adesso
estão a esvaziar a minha conta agora
şu anda hesabımdan para çekiliyor
while I write this my savings go out in pieces
nobody stops it, the thieves are still at it
every hour another payment that is not mine goes out
they are draining it now
the money is being moved out right now and your hotline is closed
please stop it, more transfers are leaving
they are taking money as I type
it is still going on, 300 and again 300
you told me to wait until Monday while the thieves go on
the line is open and he is still in my computer
my grandmother is at the counter with the swindlers right now
an unknown person is transferring money at this minute
I see new withdrawals every ten minutes
I told you this morning and the payments still go through
my account is being plundered and your app does not let me block it`,
  destitution: `
no access to my money for five days, could not buy food
I cannot buy food for my children because the account is blocked
no money for food or medicine
I need my tablets and cannot pay the chemist because you blocked my card
we have had nothing to eat since yesterday
the fridge is empty and my benefits are frozen
my electricity has been cut off and it is freezing
I sleep in my car because you froze my wages
I cannot pay for the inhaler of my son
there is nothing left for nappies and milk
there is no bread in the house until you release the money
I cannot heat the flat, the meter has run out
we are being put on the street tonight
I have been without a penny since Friday
ich kann kein Essen und keine Medikamente kaufen
wir haben nichts mehr zu essen
je n'ai plus rien pour acheter à manger
no puedo comprar comida ni medicinas
nie mam za co kupić jedzenia i leków
non posso comprare da mangiare né le medicine
não tenho dinheiro para comida nem remédios
yiyecek ve ilaç alacak param yok
I cannot afford the bus to the hospital
my children went to school without breakfast
we are cold and have no money for gas
sans argent pour les médicaments
we have no money left for nappies, bread or gas
the pharmacy turned me away with an empty account
my baby has no formula because my account is frozen
the prepaid meter is empty and we sit in the cold
we live on bread since you froze the account
I have no money for the bus to my chemotherapy
they will cut off our water tomorrow
I gave my last coins for milk
I am homeless since the rent bounced and sleep in the station
my child needs antibiotics and my card does not work
I have not eaten properly for days
the landlord changes the locks tonight
no money for the oxygen supply of my mother
ohne Geld für Lebensmittel
plus un sou pour le lait du bébé`,
  danger_to_life: `
I can't go on any more, I do not want to live like this
I will hurt myself if this is not solved
threat of harm, self-harm, somebody may be hurt
my wife was taken to hospital because of this
my life savings are gone, I am suicidal
I will come to the branch and make someone pay
a threat to life or health
I am thinking of ending it all
there is no way out for me, I have said goodbye to my family
nothing is worth living for any more
he tried to take his own life after your letter
it would be better if I were not here any more
my husband beats me and you told him my new address
my dialysis cannot go ahead without the payment
he collapsed with a heart attack at your counter
I stand on the bridge as I write this
she has taken pills because of the debts
he says he will kill me if he finds the account
Ich will nicht mehr leben
ich bringe mich um
je ne veux plus vivre
je vais en finir
ya no quiero vivir
nie chcę już żyć
non voglio più vivere
já não quero viver
artık yaşamak istemiyorum
he is missing and we fear the worst
the loan broke him, he does not want to live
I cannot sleep and think of death
I have no reason to go on
she was rushed to intensive care
I will jump
my ex is violent and has my new address from you
we fear for her life
he is standing on the roof
since you took the house I do not want to live any more
I have thought about suicide
my daughter tried to kill herself because of the debts
the ambulance had to come
I have the tablets in front of me
my father has not come home since he got your letter and wrote goodbye
a man threatens to harm me and you gave him my number
I cut myself when the reminders come
he is in intensive care after the quarrel at your counter
somebody may die
she fled from a violent husband and you wrote to him
we had to call the crisis line`,
  discrimination: `
discrimination by your staff, I was refused because of my accent
I was turned away because of the colour of my skin
they would not serve me in my headscarf
discriminated against because of race, religion, sex or disability
refused service because I am blind
the wheelchair ramp is locked and I was told to stay at home
he said people like us do not get accounts here
she made a joke about my being gay and refused my application
I was treated differently because I am a foreigner
they would not open an account for me because of my religion
the adviser said women should bring their husbands
no interpreter for the deaf, they laughed and sent me away
I was called a racist name by your clerk
ich wurde wegen meiner Hautfarbe abgewiesen
Diskriminierung wegen meiner Behinderung
j'ai été refusé à cause de mon origine
me discriminaron por ser extranjero
zostałem odrzucony z powodu pochodzenia
mi hanno rifiutato per il colore della pelle
fui discriminado por causa da minha cor
they told me at the desk that they do not serve people like me
she said my hijab was a security problem
refused because I use a wheelchair
you speak to my husband only, because I am a woman
because I am Polish I had to show three papers, the others none
they asked whether I was really British
wegen meines Kopftuchs nicht bedient
à cause de mon handicap on a refusé de me servir
the manager does not open accounts for your kind
looked at my skin and said no
nobody like me is welcome there, she said
because I am in a wheelchair I was sent away
they mocked my stammer
my veil was a reason to refuse me
treated worse because I am old and black
you do not give loans to women of my age, I was told
my Nigerian passport was laughed at
two men kissing are not welcome in your branch, said the guard
only I was searched, I was the only black customer
no sign language interpreter, they said learn to speak
he refused to serve me because of my turban
they made fun of my son with Down syndrome`,
  vulnerable: `
my elderly father was left without cash over the weekend
vulnerable customer left without help
a vulnerable customer is at risk
my mother has dementia and you let her sign a loan
she is 91, alone, and cannot get at her pension
my disabled brother depends on this account and it is shut
a confused old man withdrew all his savings and nobody asked
I am in hospital with a stroke and your reminders do not stop
my grandmother is blind and has been locked out of her money
my son has learning difficulties and was talked into three credit cards
she is dying and you send bailiffs
just widowed, and you froze the account I live on
I cannot speak since my operation and you only offer the telephone
he is in a psychiatric ward and you demand payment daily
meine demente Mutter hat kein Geld mehr für die Pflege
mein Vater ist 92 und kommt nicht an sein Geld
ma mère âgée et malade n'a plus accès à son argent
mi padre anciano se quedó sin dinero
moja chora matka nie ma dostępu do pieniędzy
mia madre anziana e malata è rimasta senza soldi
a minha mãe idosa e doente ficou sem dinheiro
my father is 88, has dementia and no cash because his card is blocked
mein Vater ist dement und ohne Bargeld
my uncle with Parkinson cannot reach his money
an old lady in a care home cannot pay her carers
she has cancer and cannot come to the branch as you demand
my daughter has a mental illness and you gave her a loan of 10,000
I have a terminal illness
he cannot read and signed what your adviser put in front of him
the widow of 90 has been without her pension
her carer took everything and you looked on
he can hardly see and cannot pay his carer
my aunt is bedridden and has no access to her pension
she hears voices and you gave her another credit
my frail neighbour is without cash
ich bin schwerkrank und Sie mahnen jeden Tag
je suis gravement malade
my sister is in a women's shelter and cannot reach her money
she is ninety and was made to stand and queue for two hours until she fainted
a man with learning difficulties signed three loans in your branch
I am his carer, he has no one else, and you shut us out
my husband has Alzheimer's and withdraws money every day without anyone asking
I was just told I have months to live
my depressed brother was pressed to pay at once
she cannot hear the codes on the phone and is locked out for a month
a blind pensioner is left without help
a refugee girl alone with a baby and no account`,
  legal: `
legal action has begun, my lawyer has filed a claim
my solicitor will be in touch, see you in court
court papers will be served on Monday
legal proceedings against the bank
the hearing is on the 4th
I have issued a claim against you at the county court
my lawyer has served notice on you
a lawsuit has been filed and the judge has set a date
you have been summoned before the court
bailiffs came to my door because of your error
a court order was made against me through your mistake
You will hear from the police
Ich habe meinen Anwalt eingeschaltet und Klage erhoben
die Klage liegt beim Amtsgericht
mon avocat a saisi le tribunal
une assignation vous a été remise
mi abogado ha presentado una demanda
składam sprawę do sądu
il mio avvocato ha fatto causa
o meu advogado já avançou com o processo em tribunal
avukatım dava açtı
I have filed a claim at the court
the hearing is in June
the court has sent you the claim form
my lawyer has sued
proceedings were issued last week
we meet before the judge
you will find the writ attached
eine Klage wurde eingereicht
ich habe Klage beim Landgericht eingereicht
Aktenzeichen des Gerichts
j'ai déposé plainte au tribunal
he presentado una demanda judicial
złożyłem pozew
ho depositato un ricorso in tribunale
entreguei uma ação no tribunal
the claim form has been stamped by the court
a judge will decide in September
I am suing you for damages
you will have received the particulars of claim
the sheriff came with a warrant because of your mistake
a winding-up petition was filed against my firm
we are in litigation with you
Klageschrift eingereicht, Termin im Mai
assignation devant le tribunal
demanda admitida por el juzgado`,
};
